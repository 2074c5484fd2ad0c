/**
 * 可存文本 The text as PostgreSQL can hold it: without NUL characters and without half surrogates, which a hostile or
 * broken file may carry and the database refuses.
 */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The same for a text that may be missing. */
export const storableTextOrNull = (text: string | null): string | null =>
  text === null ? null : storableText(text)
