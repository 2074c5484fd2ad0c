import type { Read } from '@mingzhang/model'
import type { AcceptedDifference } from './accept-differences.ts'

/** 读登记 The register of accepted differences from its JSON: `{ "accepted": [ … ] }`. Refused whole if one entry is amiss. */
export function decodeAccepted(text: string): Read<readonly AcceptedDifference[]> {
  const parsed = parse(text)
  const list = isRecord(parsed) ? parsed['accepted'] : null
  if (!Array.isArray(list)) return refused('不是 { "accepted": [ … ] }', '请照 docs/accepted.md 的样子写')
  const entries: AcceptedDifference[] = []
  for (const [index, value] of list.entries()) {
    const entry = entryOf(value)
    if (typeof entry === 'string') return refused(`第 ${index + 1} 条${entry}`, '请补全或改正这一条')
    entries.push(entry)
  }
  return { ok: true, value: entries }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entry, or what is wrong with it. */
function entryOf(value: unknown): AcceptedDifference | string {
  if (!isRecord(value)) return '不是对象'
  const texts = ['unit', 'rule', 'what', 'who', 'why', 'until'] as const
  const missing = texts.filter((field) => typeof value[field] !== 'string' || value[field] === '')
  if (missing.length > 0) return `缺少 ${missing.join('、')}`
  const text = (field: (typeof texts)[number]): string => String(value[field])
  if (!isDate(text('until'))) return `的 until 不是日期：${text('until')}`
  const { year = null, figures = null } = value
  if (year !== null && typeof year !== 'number') return '的 year 不是数'
  const money = figures === null ? null : figuresOf(figures)
  if (money === 'wrong') return '的 figures 缺少 stated、expected 或 unit'
  return {
    unit: text('unit'),
    year,
    rule: text('rule'),
    what: text('what'),
    figures: money,
    who: text('who'),
    why: text('why'),
    until: text('until'),
  }
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function figuresOf(value: unknown): AcceptedDifference['figures'] | 'wrong' {
  if (!isRecord(value)) return 'wrong'
  const { stated, expected, unit } = value
  return typeof stated === 'string' && typeof expected === 'string' && typeof unit === 'string'
    ? { stated, expected, unit }
    : 'wrong'
}

const refused = (why: string, toDo: string): Read<never> => ({
  ok: false,
  refusal: { id: 'accepted/unreadable', what: '认可差异的登记读不了', why, toDo },
})
