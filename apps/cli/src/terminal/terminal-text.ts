/** C0 but tab and line feed, DEL, C1, marks that turn the direction of writing; of ESC all but what sets a colour or a weight. */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
  /[\0-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|\x1b(?!\[[\d;]{1,8}m)/gu

/**
 * 终端文字 Text fit for a terminal. Documents and names of files are hostile: what moves the cursor, wipes the screen or names the
 * window would make a terminal show what nobody wrote. It becomes U+FFFD, so that it shows that something stood there.
 */
export const terminalText = (text: string): string => text.toWellFormed().replace(unfit, '\ufffd')
