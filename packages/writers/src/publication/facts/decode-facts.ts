import type { VerdictCounts } from '@mingzhang/model'
import { type EmbeddedFacts, type Fact, factsFormat } from './embedded-facts.ts'

/** 解附带数据 The facts in a JSON text; null when it is no such text. What is unknown in it is left out. */
export function decodeFacts(json: string): EmbeddedFacts | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (!isRecord(value) || value['format'] !== factsFormat) return null
  const { title, unit, year, issuedOn, edition, verdicts, tables, sentences } = value
  if (!isRecord(unit) || !Array.isArray(tables) || !Array.isArray(sentences)) return null
  if (typeof year !== 'number') return null
  return {
    format: factsFormat,
    title: text(title) ?? '',
    unit: { code: text(unit['code']), name: text(unit['name']) ?? '' },
    year,
    issuedOn: text(issuedOn) ?? '',
    edition: text(edition) ?? '',
    verdicts: verdictCounts(verdicts),
    tables: tables.filter(isRecord).map((table) => ({
      id: text(table['id']) ?? '',
      title: text(table['title']) ?? '',
      figures: facts(table['figures']),
    })),
    sentences: facts(sentences),
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function facts(value: unknown): Fact[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((fact) => ({
    text: text(fact['text']) ?? '',
    amount: text(fact['amount']),
    unit: text(fact['unit']),
    key: text(fact['key']),
    name: text(fact['name']) ?? '',
  }))
}

function verdictCounts(value: unknown): VerdictCounts | null {
  if (!isRecord(value)) return null
  const count = (name: string): number => {
    const number = value[name]
    return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : 0
  }
  return {
    holds: count('holds'),
    fails: count('fails'),
    unknown: count('unknown'),
    inapplicable: count('inapplicable'),
  }
}
