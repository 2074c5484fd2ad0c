import type { Grid, GridRow } from '@mingzhang/model'
import { isHeaderWord, meaningOf } from './header-word.ts'
import { isCode, isFigure, isTotalWord, listNumber, tight } from './printed-cell.ts'
import { factsOf, isTableLine, mergeFacts, noFacts, type TableFacts } from './table-lines.ts'

/** 表格分段 A grid taken apart: small lines, header, column numbers, data, notes. */
export type GridParts = {
  readonly facts: TableFacts
  /** Lines inside the grid that stand over the header and may be the title. */
  readonly captions: readonly GridRow[]
  readonly head: readonly GridRow[]
  /** 栏次 row. */
  readonly ruler: GridRow | null
  readonly body: readonly GridRow[]
  readonly notes: readonly GridRow[]
}

/** Texts of a row's cells without inner blanks. */
export const textsOf = (row: GridRow): string[] => row.cells.map((cell) => tight(cell.text))

const filled = (row: GridRow): string[] => textsOf(row).filter((text) => text !== '')

/** 附注 Is this line a note to a table? */
export const isNote = (text: string): boolean => {
  const plain = tight(text)
  return /^[（(]?(?:注|说明|备注|附注)\d?[:：]/u.test(plain) || (plain.length <= 80 && saysEmpty.test(plain))
}

/** 此表无数据 printed below a table without the word 注. */
const saysEmpty = /[此本该]表(?:无数据|没有数据|无内容|为空|是空表)[^。]{0,4}。?$/u

/** Takes a grid apart into small lines, header, column numbers, data and notes. */
export function partsOf(grid: Grid): GridParts {
  const rows = [...grid.rows]
  let facts = noFacts
  const captions: GridRow[] = []
  while (rows[0] && isPreamble(rows[0], rows)) {
    const row = rows.shift()
    if (!row) break
    const isLine = filled(row).every(isTableLine)
    for (const text of filled(row)) facts = mergeFacts(facts, factsOf(text))
    if (!isLine) captions.push(row)
  }
  const notes: GridRow[] = []
  for (let last = rows.at(-1); last && (isNoteRow(last) || isSigned(last)); last = rows.at(-1)) {
    if (isNoteRow(last)) notes.unshift(last)
    rows.pop()
  }
  const { head, ruler, body } = splitHead(rows)
  return {
    facts,
    captions,
    head,
    ruler,
    body: withoutRepeats(body, [...head, ...(ruler ? [ruler] : [])]),
    notes,
  }
}

/** Headers and small lines that a page break printed again inside the grid are no data. */
function withoutRepeats(body: readonly GridRow[], header: readonly GridRow[]): readonly GridRow[] {
  const printed = new Set(header.map((row) => textsOf(row).join('')).filter((words) => words !== ''))
  return body.filter((row) => {
    const texts = filled(row)
    const isSmall = texts.length > 0 && texts.every((text) => isTableLine(text) && !isCode(text))
    return !isSmall && !printed.has(textsOf(row).join(''))
  })
}

/** A row over the header: only unit lines, or one text that spans a table of several columns. */
function isPreamble(row: GridRow, rows: readonly GridRow[]): boolean {
  const texts = filled(row)
  if (texts.length === 0) return rows.length > 1
  if (texts.every(isTableLine)) return true
  const [only] = texts
  const width = rows.reduce((most, other) => Math.max(most, filled(other).length), 0)
  return texts.length === 1 && width > 2 && only !== undefined && isCaption(only)
}

const isCaption = (text: string): boolean =>
  !isHeaderWord(text) &&
  !isCode(text) &&
  text.length <= 60 &&
  /[表录况]$|^附?表[\d一二三四五六七八九十]+|[表录况][（(].+[)）]$/u.test(text)

const signature =
  /^(?:(?:单位|部门|财务|分管|主要)?(?:负责人|领导)|(?:制|填)表(?:人|日期)?|填报(?:人|日期)|审核(?:人)?|复核(?:人)?|经办人|联系人|联系电话|电话|日期)(?:[(（].{1,6}[)）])?[:：]|^20\d{2}年\d{1,2}月\d{1,2}日$/u

/** 负责人：… 制表人：… 日期：…: who signed the table, below it. */
const isSigned = (row: GridRow): boolean => {
  const texts = filled(row)
  return texts.length > 0 && texts.every((text) => signature.test(text))
}

const isNoteRow = (row: GridRow): boolean => {
  const texts = filled(row)
  return texts.length === 1 && texts[0] !== undefined && isNote(texts[0])
}

type Heads = {
  readonly head: readonly GridRow[]
  readonly ruler: GridRow | null
  readonly body: readonly GridRow[]
}

function splitHead(rows: readonly GridRow[]): Heads {
  const ruled = rows.slice(0, 6).findIndex(isRuler)
  if (ruled >= 0) {
    return { head: rows.slice(0, ruled), ruler: rows[ruled] ?? null, body: rows.slice(ruled + 1) }
  }
  let end = 0
  while (end < rows.length && end < 5 && isHead(rows, end)) end += 1
  // A merged header may leave a row without words; a second line of header words follows it.
  const gap = rows[end]
  if (end > 1 && gap && filled(gap).length === 0 && isSecondHead(rows, end + 1)) {
    return splitHead([...rows.slice(0, end), ...rows.slice(end + 1)])
  }
  return { head: rows.slice(0, end), ruler: null, body: rows.slice(end) }
}

/** A row of at least two header words and nothing else, which goes on with the header above it. */
function isSecondHead(rows: readonly GridRow[], index: number): boolean {
  const texts = filled(rows[index] ?? noRow)
  return texts.length > 1 && texts.every(isHeaderWord) && isHead(rows, index)
}

const noRow: GridRow = { cells: [], place: { kind: 'derived', from: [], text: '' } }

/**
 * 栏次 Is this the row of column numbers? Its cells after the label are whole numbers, each one more than the last
 * (or formulas of them: 3=4+5), or 甲 乙. The label may be misread, so it does not decide.
 */
export function isRuler(row: GridRow): boolean {
  const texts = textsOf(row)
  // Final accounts print 类 | 款 | 项 | 栏次 | 1 | 2 in one row.
  const words = texts.filter((text) => text !== '' && !/^[类款项]$/u.test(text))
  const labelled = /^(?:栏次|栏目|档次|列次|栏号|行次)$/u.test(words[0] ?? '')
  const numbers = words.filter((text) => !/^(?:甲|乙|丙|丁|栏次|栏目|档次|列次|栏号|行次)$/u.test(text))
  const numbered = labelled ? numbers : withoutLabel(numbers)
  if (numbered.length < (labelled ? 1 : 3)) return false
  const values = numbered.map((text) => /^(\d{1,2})(?:=[\d+\-－()（）]+)?$/u.exec(text)?.[1])
  return values.every(
    (value, index) => value !== undefined && (index === 0 || Number(value) === Number(values[index - 1]) + 1),
  )
}

/** Without a known label the numbers must start at 1; a misread label is a word of two characters. */
const withoutLabel = (texts: readonly string[]): readonly string[] => {
  const rest = /^\p{Script=Han}{1,3}$/u.test(texts[0] ?? '') ? texts.slice(1) : texts
  return rest[0] === '1' ? rest : []
}

function isHead(rows: readonly GridRow[], index: number): boolean {
  const row = rows[index]
  if (!row) return false
  const texts = filled(row)
  if (texts.length === 0) return false
  if (!numbersColumns(texts)) {
    if (texts.some((text) => isFigure(text) && !/^20\d{2}$/u.test(text))) return false
    if (texts.some((text) => isCode(text))) return false
  }
  if (texts.some((text) => listNumber(text) !== null) || texts.every(isTotalWord)) return false
  if (index === 0) return texts.length > 1 || opensColumns(texts[0] ?? '') || spansHeader(rows)
  if (fillsGaps(textsOf(rows[index - 1] ?? row), textsOf(row))) return true
  if (hasNameUnderName(rows, index)) return false
  return texts.filter(isHeaderWord).length * 2 >= texts.length
}

/** 类 | 款 | 项 | 科目名称 | 501 | 502: codes of economic accounts under the names they head columns with. */
function numbersColumns(texts: readonly string[]): boolean {
  const [codes, words] = [texts.filter(isCode), texts.filter((text) => !isCode(text))]
  const areAccounts = codes.length > 1 && codes.every((code) => /^[35]\d{2}(?:\d{2})?$/u.test(code))
  return areAccounts && words.length > 1 && words.every(isHeaderWord)
}

/** A lone cell merged over all columns heads them when a row of headers stands below it. */
function spansHeader(rows: readonly GridRow[]): boolean {
  const [first, second] = rows
  const [cell] = first?.cells ?? []
  const below = filled(second ?? noRow)
  const isMerged = cell?.columnSpan === first?.cells.length
  return (
    (isMerged || !below.some((text) => isFigure(text) || isCode(text))) &&
    below.length > 1 &&
    below.filter(isHeaderWord).length * 2 >= below.length
  )
}

/** A lone cell over several columns is a header when it is a year, a total or a word for lists, not a row without figures. */
function opensColumns(text: string): boolean {
  const { key, structure, year, known } = meaningOf('header', text, { form: null, side: null })
  return year !== null || structure !== null || !known || key === null
}

/**
 * Does the row print nothing but what the row above left open? A merged header has blanks at its right (or lost them,
 * and then the row above is shorter); a row that fills all of them and stays blank below every other header is header,
 * whatever its words (基本支出 over 小计, 工资福利支出, 商品和服务支出).
 */
function fillsGaps(above: readonly string[], printed: readonly string[]): boolean {
  // Blanks at the end of a line may be cut off: headers merged downwards cover them.
  const row = [...printed, ...Array<string>(Math.max(0, above.length - printed.length)).fill('')]
  const runs = row.filter((text, column) => text !== '' && (row[column - 1] ?? '') === '').length
  const blanks = row.filter((text) => text === '').length
  if (blanks === 0) return false
  if (row.length > above.length) {
    return !above.includes('') && row[0] === '' && blanks + runs === above.length
  }
  if (!above.includes('')) return false
  return above.every((text, column) => {
    const opensGap = text !== '' && above[column + 1] === ''
    return (opensGap || text === '') === (row[column] !== '')
  })
}

const nameWord =
  /^(?:项目|科目名称|名称|单位名称|部门名称|项目名称|功能分类科目名称|经济分类科目名称|收入项目|支出项目)$/u

/** Codes, names and serial numbers have headers of their own, also below a header 项目. */
const isRowName = (text: string): boolean => {
  const { structure } = meaningOf('header', text, { form: null, side: null })
  return text !== '' && (structure === null || structure === 'total' || structure === 'attribute')
}

/** A filled cell below a header that names rows is the name of a row. */
function hasNameUnderName(rows: readonly GridRow[], index: number): boolean {
  const cells = textsOf(rows[index] ?? noRow)
  return rows.slice(0, index).some((above) => {
    const texts = textsOf(above)
    return (
      texts.length === cells.length &&
      texts.some((text, column) => nameWord.test(text) && isRowName(cells[column] ?? ''))
    )
  })
}
