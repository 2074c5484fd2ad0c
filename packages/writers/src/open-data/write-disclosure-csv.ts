import { type Disclosure, type Key, keyText, type Place } from '@mingzhang/model'
import { whereOf } from '../place-words.ts'
import { type CsvValue, writeCsv } from './write-csv.ts'

const head = [
  '文件',
  '单位代码',
  '单位名称',
  '地区',
  '年度',
  '表或句子',
  '科目编码',
  '行',
  '列',
  '印出',
  '数值',
  '计量单位',
  '坐标',
  '把握',
  '出处',
] as const

/**
 * 读出的数（CSV） Every figure read from a published disclosure, one a line: those of the tables first, then those of
 * the sentences, each with its source in the document.
 *
 * A figure that could not be bound to the money it speaks of has no coordinates; one that was read doubtfully says so.
 */
export function writeDisclosureCsv({ document, tables, claims }: Disclosure): Uint8Array {
  const { file, unit, year, region } = document
  const common: CsvValue[] = [
    file,
    unit.code,
    unit.name,
    region,
    year === null ? null : numeric(String(year)),
  ]
  return writeCsv(
    [
      head,
      ...tables.flatMap(({ title, amountUnit, cells }) =>
        cells
          .filter(({ amount }) => amount !== null)
          .map(({ row, column, text, amount, key, confidence, place }) => [
            ...common,
            title,
            row.code,
            row.name,
            column.join('·'),
            text,
            ...tail({ amount, unit: amountUnit, key, confidence, place }),
          ]),
      ),
      ...claims
        .filter(({ amount }) => amount !== null)
        .map(({ text, subject, amount, unit: measure, key, confidence, place }) => [
          ...common,
          '文字',
          null,
          subject,
          null,
          text,
          ...tail({ amount, unit: measure, key, confidence, place }),
        ]),
    ],
    true,
  )
}

type Stated = {
  readonly amount: string | null
  readonly unit: string | null
  readonly key: Key | null
  readonly confidence: number
  readonly place: Place
}

const tail = ({ amount, unit, key, confidence, place }: Stated): CsvValue[] => [
  amount === null ? null : numeric(amount),
  unit,
  key && keyText(key),
  numeric(String(Math.round(confidence * 100) / 100)),
  whereOf(place),
]

const numeric = (number: string): CsvValue => ({ number })
