/** Characters of symbol fonts that forms use, by the code of the font. */
const known: Readonly<Record<string, string>> = {
  '52': '☑',
  '53': '☒',
  '54': '☒',
  '6c': '●',
  '6e': '■',
  '6f': '□',
  '70': '□',
  '71': '□',
  '72': '□',
  a8: '□',
  a3: '≤',
  b3: '≥',
  b1: '±',
  b4: '×',
  b8: '÷',
  fb: '✗',
  fc: '✓',
  fd: '☒',
  fe: '☑',
}

/** 符号 The character a symbol of a font stands for; □ for one that nobody knows, so that it does not vanish. */
export function symbolOf(code: string): string {
  const value = Number.parseInt(code, 16)
  if (!Number.isInteger(value) || value <= 0 || value > 0xffff) return ''
  if (value < 0xe000 || value > 0xf8ff) return value < 0x20 ? '' : String.fromCharCode(value)
  return known[(value & 0xff).toString(16)] ?? '□'
}

/** Characters of symbol fonts typed straight into the text, replaced by what they stand for. */
export const withSymbols = (text: string): string =>
  /[\uf020-\uf0ff]/u.test(text)
    ? text.replace(/[\uf020-\uf0ff]/gu, (char) => symbolOf(char.charCodeAt(0).toString(16)))
    : text
