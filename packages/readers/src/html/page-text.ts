/** Blanks of the source text: a line break of the source is marked, for it means nothing between characters of Chinese. */
export const sourceText = (text: string): string =>
  text.replace(/[ \t\r\f\v\u00a0]+/gu, ' ').replace(/ ?\n[ \n]*/gu, '\v')

const wide = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60\\u3000-\\u303f“”‘’—…]'
const betweenWide = new RegExp(`(?<=${wide}) ?\\v+ ?(?=${wide})`, 'gu')

/** 行 The lines of a piece of a page, as a browser shows them; blank ones left out. */
export const linesOf = (text: string): string[] =>
  text
    .replace(betweenWide, '')
    .replace(/\v/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
