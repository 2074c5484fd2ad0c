import { defaultLimits, readSource } from '@mingzhang/audit'
import { formatAmount, type PrintedCell, type PrintedTable, type Publication } from '@mingzhang/model'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')

/** A cell as a person leaves it: a number where it is an amount, else words. */
function cellXml(cell: PrintedCell, name: string): string {
  if (cell.amount !== null) return `<c r="${name}"><v>${formatAmount(cell.amount)}</v></c>`
  return cell.text === '' ? '' : `<c r="${name}" t="inlineStr"><is><t>${escaped(cell.text)}</t></is></c>`
}

const rowXml = (cells: readonly PrintedCell[], row: number): string => {
  let column = 0
  const xml = cells.map((cell) => {
    const name = `${letters(column)}${row}`
    column += cell.columns
    return cellXml(cell, name)
  })
  return `<row r="${row}">${xml.join('')}</row>`
}

type Header = { readonly sheet: string; readonly last: number; readonly table: PrintedTable }

const plain = (text: string): string => text.replace(/\s+/gu, '')

/** Where in the template the header of each table ends: at the row that says what the lowest heads of the table say. */
function headersOf(template: Uint8Array, tables: readonly PrintedTable[]): Header[] {
  const source = readSource(template, defaultLimits)
  let title = ''
  return (source.ok ? source.value.blocks : []).flatMap((block): Header[] => {
    if (block.kind === 'paragraph') {
      if (/表$/u.test(block.text)) title = plain(block.text)
      return []
    }
    const table = tables.find((one) => plain(one.title) === title)
    const heads = new Set(table?.header.at(-1)?.map(({ text }) => plain(text)))
    const row = block.rows
      .slice(0, 6)
      .findLast(({ cells }) => cells.some(({ text }) => heads.has(plain(text))))
    if (table === undefined || row?.place.kind !== 'xlsx') return []
    return [{ sheet: row.place.sheet, last: Number(/\d+$/u.exec(row.place.cell)?.[0] ?? 0), table }]
  })
}

/**
 * 填表样 A place's empty workbook filled as an accountant fills it: in every table the example rows give way to the unit's own,
 * amounts as numbers, the unit's name behind 编制部门.
 *
 * @param template the published .xlsx, its sheets as they are
 * @param publication a set compiled in that place's edition
 */
export function filledTemplate(template: Uint8Array, publication: Publication): Uint8Array {
  const files = unzipSync(template)
  const tables = publication.parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []))
  const sheets = sheetFiles(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()))
  for (const { sheet, last, table } of headersOf(template, tables)) {
    const path = sheets.get(sheet)
    if (path === undefined) continue
    files[path] = strToU8(filledSheet(strFromU8(files[path] ?? new Uint8Array()), table, last))
  }
  const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())
  files['xl/sharedStrings.xml'] = strToU8(
    strings.replace(/编制部门：/gu, `编制部门：${escaped(publication.unit.name)}`),
  )
  return zipSync(files)
}

/** Sheets in the order of the workbook are sheet1.xml, sheet2.xml, … in the files of the office programs at hand. */
const sheetFiles = (workbook: string): Map<string, string> =>
  new Map(
    [...workbook.matchAll(/<sheet name="([^"]*)"/gu)].map(([, name = ''], index) => [
      name.replace(/&amp;/gu, '&'),
      `xl/worksheets/sheet${index + 1}.xml`,
    ]),
  )

function filledSheet(xml: string, table: PrintedTable, last: number): string {
  const rows = [...xml.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gsu)]
  const kept = rows.filter(([, row]) => Number(row) <= last).map(([whole]) => whole)
  const own = table.rows.map(({ cells }, index) => rowXml(cells, last + 1 + index))
  return xml
    .replace(/<sheetData>.*<\/sheetData>/su, () => `<sheetData>${[...kept, ...own].join('')}</sheetData>`)
    .replace(/<mergeCell ref="[A-Z]+(\d+):[A-Z]+\d+"\/>/gu, (merge, row: string) =>
      Number(row) > last ? '' : merge,
    )
    .replace(/<mergeCells count="\d+">/u, '<mergeCells>')
}
