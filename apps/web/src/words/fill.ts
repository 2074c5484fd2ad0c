/**
 * 填词 Puts values where a sentence of the catalogue has `{name}`.
 *
 * @param text a sentence of the catalogue
 * @param values what to put in, by name; an unknown name stays as it stands, so that the mistake is seen
 */
export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : String(value)
  })

/** 查词 The word for a member that may be unknown to the catalogue; then the member itself. */
export const wordOf = (words: { readonly [member: string]: string }, member: string): string =>
  Object.hasOwn(words, member) ? (words[member] ?? member) : member
