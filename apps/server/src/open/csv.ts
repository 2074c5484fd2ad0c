import { type Disclosure, formatAmount } from '@mingzhang/model'
import type { OpenDataRow } from '@mingzhang/store'
import { byteOrderMark, type CsvValue, csvRecord } from '@mingzhang/writers/open-data'
import { whereOf } from '@mingzhang/writers/place-words'

const number = (value: string | number | null): CsvValue =>
  value === null ? null : { number: String(value) }

/** 表格 CSV Every figure of every table of a disclosure, one a line, blanks left out. */
export function tablesCsv({ tables, document }: Disclosure): string {
  const head = csvRecord(['表', '表名', '编码', '项目', '栏目', '数', '单位', '年度'])
  const lines = tables
    .filter(({ form }) => form !== 'contents')
    .flatMap((table) =>
      table.cells.map(({ row, column, amount, text }) =>
        csvRecord([
          table.id,
          table.title,
          row.code,
          row.name,
          column.join('/'),
          amount === null ? text : number(amount),
          table.amountUnit,
          number(table.year ?? document.year),
        ]),
      ),
    )
  return byteOrderMark + head + lines.join('')
}

/** 开放数据表头 The head of the open data. */
export const dataHead =
  byteOrderMark +
  csvRecord([
    '单位键',
    '单位',
    '地区',
    '文件',
    '文件年度',
    '阶段',
    '事实',
    '名称',
    '年度',
    '数',
    '计量单位',
    '出处',
  ])

/** 开放数据行 One fact of the open data; money in 元 with two digits. */
export const dataLine = (row: OpenDataRow): string =>
  csvRecord([
    row.unitKey,
    row.unitName,
    row.region,
    row.documentId,
    number(row.documentYear),
    row.stage,
    row.fact,
    row.name,
    number(row.year),
    number(amountOf(row)),
    row.fact.startsWith('count:') || row.fact.startsWith('area:') ? row.unit : '元',
    whereOf(row.place),
  ])

const amountOf = ({ amount }: OpenDataRow): string => formatAmount({ value: amount, step: 1, unit: '元' })
