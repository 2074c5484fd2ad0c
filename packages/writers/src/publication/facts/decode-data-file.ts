import { formatAmount } from '@mingzhang/model'
import { decodeFacts } from './decode-facts.ts'
import { type EmbeddedFacts, isNumber } from './embedded-facts.ts'
import { numbersIn, type PrintedFigure, type PrintedFigures } from './printed-figures.ts'

/** 附带数据的名字 Under which a file of data, or the file beside a text, carries the facts. */
export const factsName = 'urn:mingzhang:facts:1'

/** 解数据文件 What a JSON text is: facts it carries, and the figures of the publication in it; null when it is no JSON. */
export function decodeDataFile(
  json: string,
): { readonly facts: EmbeddedFacts | null; readonly figures: PrintedFigures | null } | null {
  const value = parsed(json)
  if (!isRecord(value)) return null
  const own = value[factsName]
  const facts = decodeFacts(typeof own === 'string' ? own : JSON.stringify(own ?? null))
  const publication = value['publication']
  const parts = isRecord(publication) ? publication['parts'] : null
  return { facts, figures: Array.isArray(parts) ? figuresOf(parts.filter(isRecord)) : null }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const textOf = ({ text }: Fields): string => (typeof text === 'string' ? text : '')

const figuresOf = (parts: readonly Fields[]): PrintedFigures => ({
  tables: parts.flatMap(({ kind, table }) =>
    kind === 'table' && isRecord(table)
      ? listOf(table['rows']).flatMap(({ cells }) => listOf(cells).flatMap(figureOfCell))
      : [],
  ),
  sentences: parts.flatMap(({ kind, runs }) =>
    kind === 'paragraph'
      ? numbersIn(listOf(runs).map(textOf).join('')).map((text) => ({ text, place: null }))
      : [],
  ),
})

function figureOfCell(cell: Fields): PrintedFigure[] {
  const text = textOf(cell)
  const worth = worthOf(cell['amount'])
  return worth === '' && !isNumber(text) ? [] : [{ text, place: null, worth }]
}

/** The amount of a cell in its unit; blank where it has none. */
function worthOf(amount: unknown): string {
  if (!isRecord(amount)) return ''
  const { value, step, unit } = amount
  const isWhole = Number.isSafeInteger(value) && Number.isSafeInteger(step)
  if (!isWhole || typeof value !== 'number' || typeof step !== 'number' || typeof unit !== 'string')
    return '?'
  return formatAmount({ value, step, unit })
}
