/**
 * 拼音序 A text to sort by, whose code-point order is the pinyin order of the given text.
 *
 * The embedded engine has no Chinese collation, and PostgreSQL's depends on how it was built. The 3,755 common
 * characters of GB 2312-80 level 1 stand in pinyin order in that standard, so their number is the sort key; other
 * characters follow after them.
 */
export function pinyinOrder(text: string): string {
  let order = ''
  for (const char of text.normalize('NFKC').toLowerCase()) {
    const code = char.codePointAt(0) ?? 0
    if (code < firstHan) order += char
    else order += String.fromCodePoint(rankOf().get(char) ?? Math.min(code + afterRanks, lastCodePoint))
  }
  return order
}

const firstHan = 0x3400
const firstRank = 0x4e00
const afterRanks = 0x10000
const lastCodePoint = 0x10ffff

let ranks: ReadonlyMap<string, number> | null = null

function rankOf(): ReadonlyMap<string, number> {
  ranks ??= new Map([...levelOne()].map((char, index) => [char, firstRank + index]))
  return ranks
}

/** Rows 16 to 55 of GB 2312, 94 characters each, the last row five short. */
function levelOne(): string {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    const lastCell = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= lastCell; cell += 1) bytes.push(row, cell)
  }
  return new TextDecoder('gb18030').decode(new Uint8Array(bytes))
}
