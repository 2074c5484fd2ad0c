import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { chained, checkLog, emptyHead, type LogEntry, type LogEvent } from './log-chain.ts'

const event = (what: string, detail: LogEvent['detail'] = {}): LogEvent => ({
  at: '2026-03-01T00:00:00.000Z',
  account: 'a1',
  name: '张三',
  what,
  about: 'd1',
  organisation: '某县/机关事务中心',
  detail,
})

const chain = (events: readonly LogEvent[]): LogEntry[] => {
  const entries: LogEntry[] = []
  for (const each of events) entries.push(chained(entries.at(-1) ?? emptyHead, each))
  return entries
}

describe('canonical JSON', () => {
  test('members in order, nothing between them', () => {
    expect(canonicalJson({ b: [1, 'é', null], a: { d: true, c: 0.5 } })).toBe(
      '{"a":{"c":0.5,"d":true},"b":[1,"é",null]}',
    )
  })
  test('the order in which members were written does not show', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (members) => {
        const turned = Object.fromEntries(Object.entries(members).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(members))
      }),
    )
  })
})

describe('the chain', () => {
  const whole = chain(
    ['document.imported', 'document.published', 'account.created'].map((what) => event(what)),
  )

  test('a whole chain is whole, and says where it ends', () => {
    expect(checkLog(whole)).toEqual({ whole: true, head: { ordinal: 3, hash: whole[2]?.hash } })
    expect(checkLog([])).toEqual({ whole: true, head: emptyHead })
  })
  test('an entry taken out is missed', () => {
    expect(checkLog(whole.toSpliced(1, 1))).toEqual({ whole: false, ordinal: 2, fault: 'missing' })
  })
  test('two entries exchanged and renumbered are seen', () => {
    const [a, b, c] = whole
    const turned = [a, { ...c, ordinal: 2 }, { ...b, ordinal: 3 }] as LogEntry[]
    expect(checkLog(turned)).toMatchObject({ whole: false, ordinal: 2, fault: 'moved' })
  })
  test('any word changed later is seen', () => {
    const fields = ['at', 'account', 'name', 'what', 'about', 'organisation'] as const
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom(...fields), fc.string(), (index, field, text) => {
        const before = whole[index]
        fc.pre(before !== undefined && before[field] !== text)
        const changed = whole.map((entry, i) => (i === index ? { ...entry, [field]: text } : entry))
        expect(checkLog(changed)).toEqual({ whole: false, ordinal: index + 1, fault: 'changed' })
      }),
    )
  })
  test('the hash is what any other program computes', async () => {
    const [{ hash, ...body }] = chain([event('账号', { 旧: 1 })]) as [LogEntry]
    const { createHash } = await import('node:crypto')
    expect(createHash('sha256').update(canonicalJson(body)).digest('hex')).toBe(hash)
  })
})
