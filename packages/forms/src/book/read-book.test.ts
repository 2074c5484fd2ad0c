import { readFileSync } from 'node:fs'
import { editionOf } from '@mingzhang/law'
import { describe, expect, test } from 'vitest'
import { compile } from '../compile/compile.ts'
import { readBook } from './read-book.ts'
import { writeBook } from './write-book.ts'

const head = 'unit: {code: "301", name: 某局}\nyear: 2024\n'

const problemsOf = (body: string) => readBook(head + body).problems

describe('a book that is written well', () => {
  const example = /```yaml\n([\s\S]*?)```/u.exec(
    readFileSync(new URL('../../../../docs/book.md', import.meta.url), 'utf8'),
  )?.[1]

  test('the example of the manual is read without a problem, and compiled', () => {
    const { book, problems } = readBook(example ?? '')
    expect(problems).toEqual([])
    const edition = editionOf(book?.edition ?? '')
    if (!book || !edition) throw new Error('the example names an edition')
    const { publication } = compile(book, edition, { issuedOn: '2024-02-20' })
    expect(publication.parts.filter(({ kind }) => kind === 'table').length).toBeGreaterThan(10)
    expect(book.ledgers[0]?.entries[2]).toMatchObject({ amount: 60_000_000, costing: 'property' })
  })

  test('from what a result comes, who answers for it and by when are kept, and absent where nobody said', () => {
    const text = `${head}programmes:
  - name: 物业
    indicators:
      - {name: 物业服务面积, operator: ≥, value: "12500", dataSource: 测绘报告, responsible: 房产科, due: 12月底前}
      - {name: 满意度, value: "95"}
`
    const { book, problems } = readBook(text)
    expect(problems).toEqual([])
    const [area, satisfied] = book?.programmes[0]?.indicators ?? []
    expect(area).toMatchObject({ dataSource: '测绘报告', responsible: '房产科', due: '12月底前' })
    expect(satisfied).not.toHaveProperty('due')
    expect(book && readBook(writeBook(book)).book?.programmes).toEqual(book?.programmes)
  })

  test('JSON is read as well, and amounts never pass through a float', () => {
    const { book, problems } = readBook(
      '{"unit": {"name": "某局"}, "year": 2024, "entries": [{"func": "2010301", "amount": 90071992547409.91}]}',
    )
    expect(problems).toEqual([])
    expect(book?.ledgers[0]?.entries[0]?.amount).toBe(9_007_199_254_740_991)
  })

  test('written and read it is the same book; written twice the same text', () => {
    const { book } = readBook(example ?? '')
    if (!book) throw new Error('the example is a book')
    const text = writeBook(book)
    expect(readBook(text).book).toEqual(book)
    expect(writeBook(book)).toBe(text)
    expect(text).toContain('- {func: 2010303, econ: 30101, fund: general')
  })
})

describe('what is wrong is said where it stands', () => {
  test.each([
    ['entries: [{func: 2010301, amount: 12万}]', 'book/amount-unreadable', 'entries[0].amount'],
    ['entries: [{func: 2010301, amount: 1.005}]', 'book/amount-too-fine', 'entries[0].amount'],
    ['entries: [{func: 2010301}]', 'book/amount-missing', 'entries[0].amount'],
    ['entries: [{func: 2010301, amount: -5}]', 'book/negative-unexplained', 'entries[0].amount'],
    ['entries: [{func: 20103011, amount: 5}]', 'book/code-malformed', 'entries[0].func'],
    ['entries: [{fund: 财政, amount: 5}]', 'book/word-unknown', 'entries[0].fund'],
    ['entries: [{costing: 物业, amount: 5}]', 'book/costing-unknown', 'entries[0].costing'],
    ['entries: 5', 'book/wrong-shape', 'entries'],
    ['amountUnit: 美元', 'book/unit-unknown', 'amountUnit'],
    ['reasons: [{of: use=project}]', 'book/reason-empty', 'reasons[0].text'],
  ])('%s', (body, id, where) => {
    const problem = problemsOf(body).find((one) => one.id === id)
    expect(problem).toMatchObject({ where, severity: 'error' })
    expect(problem?.what.length).toBeGreaterThan(3)
    expect(problem?.toDo.length).toBeGreaterThan(3)
  })

  test('a code that no catalogue has seen is only warned of, and kept', () => {
    const { book, problems } = readBook(`${head}entries: [{func: 2990101, amount: 5}]`)
    expect(problems).toMatchObject([{ id: 'book/code-unknown', severity: 'warning' }])
    expect(book?.ledgers[0]?.entries[0]?.at).toEqual({ func: '2990101' })
  })

  test('a price above its standard: which line, which standard, and it is only warned of', () => {
    const line = (price: string, standard: string) =>
      `costing: [{id: a, title: 物业费测算, lines: [{name: 物业服务, quantity: "10", price: "${price}", standard: "${standard}", basis: 某市物业费标准}]}]`
    expect(problemsOf(line('4.5', '4.50'))).toEqual([])
    expect(problemsOf(line('4.6', '4.50'))).toEqual([
      {
        id: 'book/price-above-standard',
        severity: 'warning',
        where: 'costing[0].lines[0].price',
        what: '测算表“物业费测算”第 1 行“物业服务”的单价 4.6 元，高于标准 4.50 元',
        why: '这一行写明按标准 4.50 元（某市物业费标准）测算，单价不应超过标准',
        toDo: '请把单价改到标准以内；确有依据超标准的，在 basis 中写明依据，并改正 standard',
      },
    ])
  })

  test('a field nobody knows is not dropped in silence', () => {
    expect(problemsOf('entires: []')).toMatchObject([
      { id: 'book/field-unknown', severity: 'warning', where: 'entires' },
    ])
  })

  test('no year, no unit, no book', () => {
    expect(readBook('area: 某区').problems.map(({ id }) => id)).toEqual([
      'book/field-missing',
      'book/year-unreadable',
    ])
    expect(readBook('year: [').book).toBeNull()
    expect(readBook('只有一句话').problems).toMatchObject([{ id: 'book/not-a-book' }])
  })

  test('an amount must be what its costing sheet comes to', () => {
    const body = `costing:
  - {id: a, title: 餐费, lines: [{name: 餐费, quantity: "264", price: "15", frequency: "22.5", months: "12"}]}
entries:
  - {func: 2010301, costing: a, amount: 1100880.00}`
    expect(problemsOf(body)).toMatchObject([{ id: 'book/costing-differs', where: 'entries[0].amount' }])
  })
})
