import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audit } from '../audit.ts'
import { auditText, planted, samples } from '../testing/samples.ts'
import { type AcceptedDifference, acceptDifferences, identityOf, nameOf } from './accept-differences.ts'
import { decodeAccepted } from './decode-accepted.ts'

const text = samples.qinhuangdao
const audited = auditText(text)
const checked = ({ disclosure, findings }: Audit) => ({ document: disclosure.document, findings })

/** The register somebody writes who copies a finding and says who, why and until when. */
const registered = (audit: Audit, until: string): AcceptedDifference[] =>
  audit.findings.map(({ rule, what, figures }) => ({
    ...nameOf(audit.disclosure.document),
    rule,
    what,
    figures: figures && { stated: figures.stated, expected: figures.expected, unit: figures.unit },
    who: '预算科',
    why: '系统导出的口径不同，已说明',
    until,
  }))

const identities = ({ disclosure, findings }: Audit): string[] =>
  findings.map((finding) => identityOf(finding, nameOf(disclosure.document))).toSorted()

describe('认可差异', () => {
  test('认可的不再列为问题，写明谁、为什么、到何时', () => {
    const [finding] = audited.findings
    const register = registered(audited, '2024-12-31').slice(0, 1)
    const { files, unused } = acceptDifferences([checked(audited)], register, '2024-06-01')
    expect(files[0]?.findings).toHaveLength(audited.findings.length - 1)
    expect(files[0]?.accepted).toEqual([
      { finding, who: '预算科', why: '系统导出的口径不同，已说明', until: '2024-12-31' },
    ])
    expect(unused).toEqual([])
  })

  test('当天仍有效，次日到期：问题仍在，并说明认可已到期', () => {
    const register = registered(audited, '2024-12-31').slice(0, 1)
    const on = (today: string) => acceptDifferences([checked(audited)], register, today).files[0]
    expect(on('2024-12-31')?.accepted).toHaveLength(1)
    expect(on('2025-01-01')).toMatchObject({ findings: audited.findings, accepted: [] })
    expect(on('2025-01-01')?.expired).toHaveLength(1)
  })

  test('同样的话在别的单位、别的年度不算', () => {
    const register = registered(audited, '2024-12-31')
    const elsewhere = register.map((entry) => ({ ...entry, unit: '另一个单位' }))
    const another = register.map((entry) => ({ ...entry, year: 2022 }))
    const { files, unused } = acceptDifferences([checked(audited)], [...elsewhere, ...another], '2024-06-01')
    expect(files[0]?.findings).toEqual(audited.findings)
    expect(unused).toHaveLength(register.length * 2)
  })

  test('数变了就是另一个问题', () => {
    const changed = auditText(planted(text, '8320.77', '8120.77'))
    const { files } = acceptDifferences([checked(changed)], registered(audited, '2024-12-31'), '2024-06-01')
    expect(files[0]?.findings.map(({ figures }) => figures?.stated)).toEqual(['8120.77'])
  })
})

describe('问题的身份', () => {
  test('一份文件里各个问题的身份不同', () => {
    expect(new Set(identities(audited)).size).toBe(audited.findings.length)
  })

  test('插入行、改动不相干的文字，身份不变', () => {
    const lines = text.split('\n')
    // Between paragraphs of the narrative, where a line more is a line more and nothing else.
    const gaps = lines.flatMap((line, index) =>
      line === '' && /[。；]$/u.test(lines[index - 1] ?? '') && !/\t/u.test(lines[index + 1] ?? '\t')
        ? [index]
        : [],
    )
    const expected = identities(audited)
    expect(gaps.length).toBeGreaterThan(5)
    const edits = fc.array(
      fc.record({
        at: fc.constantFrom(...gaps),
        text: fc.constantFrom('', '\n', '\n本段为补充说明。\n', '\n另附说明。\n\n'),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(edits, (inserted) => {
        const edited = lines.map((line, index) =>
          inserted.filter(({ at }) => at === index).reduce((now, edit) => now + edit.text, line),
        )
        expect(identities(auditText(`\n\n${edited.join('\n')}`))).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })
})

describe('登记文件', () => {
  test('写出再读回', () => {
    const register = registered(audited, '2024-12-31')
    expect(decodeAccepted(JSON.stringify({ accepted: register }))).toEqual({ ok: true, value: register })
  })

  test.each([
    ['不是 JSON', '认可', /不是/u],
    ['没有清单', '{}', /不是/u],
    [
      '没写是谁',
      '{"accepted":[{"unit":"甲","rule":"a","what":"b","why":"c","until":"2024-12-31"}]}',
      /第 1 条缺少 who/u,
    ],
    [
      '日子不对',
      '{"accepted":[{"unit":"甲","rule":"a","what":"b","who":"乙","why":"c","until":"2024-02-30"}]}',
      /until 不是日期/u,
    ],
  ])('%s', (_, json, why) => {
    const read = decodeAccepted(json)
    expect(read.ok ? '' : read.refusal.why).toMatch(why)
  })
})
