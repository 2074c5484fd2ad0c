import { editionOf } from '@mingzhang/law'
import type { Entry, Finding } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { compile } from '../compile/compile.ts'
import { gate } from '../gate/gate.ts'
import { bookOfEntries } from '../testing/random-book.ts'
import { lineCost } from './costing.ts'
import { readEntriesCsv, writeEntriesCsv } from './entries-csv.ts'
import { governmentalAccount } from './propose-accounts.ts'

describe('测算', () => {
  const line = (
    quantity: string,
    price: string,
    frequency: string | null = null,
    months: string | null = null,
  ) => lineCost({ name: '', quantity, price, frequency, months, standard: null, basis: null })

  test.each([
    [line('264', '15', '22.5', '12'), { amount: 106_920_000, exact: true }],
    [line('12085.27', '4', null, '12'), { amount: 58_009_296, exact: true }],
    [line('3', '0.335'), { amount: 101, exact: false }],
    [line('三人', '15'), null],
  ])('%#', (cost, expected) => {
    expect(cost).toEqual(expected)
  })
})

describe('政府经济科目', () => {
  test.each([
    ['30101', 'administrative', '50101'],
    ['30101', 'institution', '50501'],
    ['30205', 'institution', '50502'],
    ['30302', 'institution', '50905'],
    ['31002', 'institution', '50601'],
    ['30305', 'administrative', null],
    ['39999', 'administrative', null],
  ] as const)('%s of %s is %s', (econ, agency, gov) => {
    expect(governmentalAccount(econ, agency)).toBe(gov)
  })
})

describe('分录表', () => {
  test('Chinese headings and words, thousands, quotation marks, amounts in 万元', () => {
    const { entries, problems } = readEntriesCsv(
      '\uFEFF功能科目,部门经济科目,资金性质,资金来源,支出类别,"项目",金额（万元）\r\n2010301 行政运行,30101,一般公共预算,本年收入,人员经费,,"1,234.56"\r\n',
    )
    expect(problems).toEqual([])
    expect(entries).toEqual([
      {
        at: { func: '2010301', econ: '30101', fund: 'general', origin: 'thisYear', use: 'personnel' },
        amount: 1_234_560_000,
      },
    ])
  })

  test('what cannot be read is named by its line', () => {
    const { entries, problems } = readEntriesCsv('功能科目,金额(元),颜色\n2010301,10元,红\n2010301,5,蓝\n')
    expect(entries).toHaveLength(1)
    expect(problems.map(({ id, where }) => [id, where])).toEqual([
      ['book/column-unknown', '列 颜色'],
      ['book/amount-unreadable', '第 2 行“金额(元)”'],
    ])
  })

  test('written and read they are the same', () => {
    const entries: Entry[] = [
      { at: { func: '2010301', project: '修缮，"一期"', use: 'project' }, amount: 12_345 },
      { at: { fund: 'own' }, amount: -100, note: '冲回' },
    ]
    expect(readEntriesCsv(writeEntriesCsv(entries))).toEqual({ entries, problems: [] })
  })
})

describe('闸门', () => {
  const entry = (amount: number): Entry => ({
    at: { func: '2010301', econ: '30201', fund: 'general', origin: 'thisYear', use: 'running' },
    amount,
  })
  const edition = editionOf('chongqing-unit')
  if (!edition) throw new Error('chongqing-unit')
  const gated = (
    now: number,
    last: number,
    findings: readonly Finding[] = [],
    reasons: readonly string[] = [],
  ) => {
    const book = {
      ...bookOfEntries([entry(now)], [entry(last)]),
      texts: ['职能职责', '部门构成', '国有资产占有使用情况'].map((section) => ({
        ...{ section, paragraphs: ['本单位自己写的话。'] },
      })),
      reasons: reasons.flatMap((text) => [
        { key: {}, text },
        { key: { use: 'expenditure' }, text },
        { key: { fund: 'general', use: 'expenditure' }, text },
        { key: { fund: 'general', use: 'basic' }, text },
      ]),
    }
    const { publication, problems } = compile(book, edition, { issuedOn: '2024-02-20' })
    return { ...gate(book, publication, problems, findings), publication }
  }

  test('a small change needs no reason, a large one does, and the message says which', () => {
    expect(gated(105_000_00, 100_000_00).open).toBe(true)
    const held = gated(150_000_00, 100_000_00)
    expect(held.open).toBe(false)
    expect(held.holds.map(({ where }) => where)).toContain('reasons[fund=general use=basic]')
    expect(held.holds[0]?.what).toContain('上年10.00万元，本年15.00万元')
    const explained = gated(150_000_00, 100_000_00, [], ['办公用品价格上涨。'])
    expect(explained.open).toBe(true)
    const words = explained.publication.parts.flatMap((part) =>
      part.kind === 'paragraph' ? [part.runs.map(({ text }) => text).join('')] : [],
    )
    expect(words.join('\n')).toContain('比2023年增加5.00万元，主要是办公用品价格上涨')
  })

  test('an error found in the compiled disclosure holds it back; a warning is a remark', () => {
    const finding = (severity: Finding['severity']): Finding => ({
      id: 'a',
      rule: 'between-tables/same-money',
      severity,
      certainty: 'certain',
      what: '两处不一致',
      why: '同一笔钱',
      toDo: '请改正',
      basis: [],
      figures: null,
      cause: null,
      correction: null,
      places: [{ kind: 'text', line: 7, text: '12.00' }],
      evidence: [],
    })
    const held = gated(100_000_00, 100_000_00, [finding('error')])
    expect(held.holds).toEqual([
      {
        id: 'between-tables/same-money',
        where: 'line 7:1 12.00',
        what: '两处不一致',
        why: '同一笔钱',
        toDo: '请改正',
      },
    ])
    expect(gated(100_000_00, 100_000_00, [finding('warning')]).open).toBe(true)
  })

  test('a heading with nothing below it holds the book back: which, and what to write', () => {
    const book = { ...bookOfEntries([entry(1)], [entry(1)]), agency: null }
    const { publication, problems } = compile(book, edition, { issuedOn: '2024-02-20' })
    expect(
      gate(book, publication, problems, []).holds.map(({ where, what }) => [where, what]),
    ).toContainEqual(['agency', '说明“（一）机关运行经费”一节没有内容'])
  })

  test('an empty book has nothing to publish', () => {
    const book = bookOfEntries([])
    const { publication, problems } = compile(book, edition, { issuedOn: '2024-02-20' })
    expect(gate(book, publication, problems, []).holds.map(({ id }) => id)).toContain(
      'gate/nothing-to-publish',
    )
  })
})

describe('说明', () => {
  const at = { func: '2010301', econ: '30201', fund: 'general', origin: 'thisYear' } as const
  const textOf = (now: readonly Entry[], last: readonly Entry[]): string => {
    const edition = editionOf('chongqing-department')
    if (!edition) throw new Error('chongqing-department')
    return compile(bookOfEntries(now, last), edition, { issuedOn: '2024-02-20' })
      .publication.parts.flatMap((part) =>
        part.kind === 'paragraph' ? [part.runs.map(({ text }) => text).join('')] : [],
      )
      .join('\n')
  }

  test('增加, 减少 and 持平 follow from the figures', () => {
    const text = textOf(
      [
        { at: { ...at, use: 'running' }, amount: 20_000_000 },
        { at: { ...at, use: 'project' }, amount: 10_000_000 },
      ],
      [
        { at: { ...at, use: 'running' }, amount: 10_000_000 },
        { at: { ...at, use: 'project' }, amount: 20_000_000 },
      ],
    )
    expect(text).toContain(
      '支出预算与2023年持平，其中基本支出比2023年增加10.00万元，项目支出比2023年减少10.00万元。',
    )
    expect(text).toContain('没有政府性基金预算的收入')
  })

  test('without a year before nothing is compared', () => {
    const text = textOf([{ at: { ...at, use: 'running' }, amount: 20_000_000 }], [])
    expect(text).not.toContain('2023年')
  })
})
