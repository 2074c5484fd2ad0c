import { type Disclosure, formatAmount } from '@mingzhang/model'
import type { OpenDataRow } from '@mingzhang/store'

/** Excel takes a text that begins with one of these for a formula. */
const formula = /^[=+\-@\t\r]/u

/** 单元 One field: quoted where needed; a text never becomes a formula. */
export function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = /^-?[\d.]+$/u.test(value)
  const safe = !plain && formula.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (fields: readonly (string | number | null)[]): string => `${fields.map(csvField).join(',')}\r\n`

/** Excel needs the mark to read UTF-8. */
const mark = '\ufeff'

/** 表格 CSV Every figure of every table of a disclosure, one a line, blanks left out. */
export function tablesCsv({ tables, document }: Disclosure): string {
  const head = line(['表', '表名', '编码', '项目', '栏目', '数', '单位', '年度'])
  const lines = tables
    .filter(({ form }) => form !== 'contents')
    .flatMap((table) =>
      table.cells.map(({ row, column, amount, text }) =>
        line([
          table.id,
          table.title,
          row.code,
          row.name,
          column.join('/'),
          amount ?? text,
          table.amountUnit,
          table.year ?? document.year,
        ]),
      ),
    )
  return mark + head + lines.join('')
}

/** 开放数据表头 The head of the open data. */
export const dataHead =
  mark +
  line(['单位键', '单位', '地区', '文件', '文件年度', '阶段', '事实', '名称', '年度', '数', '计量单位'])

/** 开放数据行 One fact of the open data; money in 元 with two digits. */
export const dataLine = (row: OpenDataRow): string =>
  line([
    row.unitKey,
    row.unitName,
    row.region,
    row.documentId,
    row.documentYear,
    row.stage,
    row.fact,
    row.name,
    row.year,
    amountOf(row),
    row.fact.startsWith('count:') || row.fact.startsWith('area:') ? row.unit : '元',
  ])

const amountOf = ({ amount }: OpenDataRow): string => formatAmount({ value: amount, step: 1, unit: '元' })
