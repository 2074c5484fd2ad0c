import { editionOf } from '@mingzhang/law'
import type { Book, BookIndicator, BookProgramme } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { bookOfEntries } from '../testing/random-book.ts'
import { compile } from './compile.ts'

const at = { func: '2010301', econ: '30201', fund: 'general', origin: 'thisYear', use: 'running' } as const
const book = bookOfEntries([{ at, amount: 123_456_78 }], [{ at, amount: 123_456_78 }])

const compiled = (one: Book, id: string) => {
  const edition = editionOf(id)
  if (!edition) throw new Error(id)
  return compile(one, edition, { issuedOn: '2024-02-20' })
}

const said = (one: Book, id: string, problem: string) =>
  compiled(one, id).problems.filter((each) => each.id === problem)

const indicator: BookIndicator = {
  ...{ level1: '产出指标', level2: '数量指标', name: '维修面积', description: '完成维修的面积' },
  ...{ operator: null, value: '1200', unit: '平方米', weight: '30', core: true, basis: null },
  ...{ dataSource: null, responsible: null, due: null },
}

const programme: BookProgramme = {
  ...{ name: '办公用房维修', code: null, department: null, budget: 50_000_00, budgetParts: [], plan: null },
  ...{ category: null, overview: null, legalBasis: null, goal: null, executionWeight: null },
  indicators: [indicator],
}

describe('一本账缺这个版式要的东西', () => {
  test('a book of programmes alone: one line, and not one for every form', () => {
    const { problems } = compiled({ ...bookOfEntries([]), programmes: [programme] }, 'hebei-2024')
    expect(problems.filter(({ severity }) => severity === 'error').map(({ id }) => id)).toEqual([
      'compile/no-entries',
    ])
  })

  test('a column of the target table that is left blank, and words that the edition has no column for', () => {
    const own = { ...book, programmes: [programme] }
    expect(said(own, 'chongqing-unit', 'compile/target-field-empty')).toMatchObject([
      {
        where: 'programmes.indicators.operator',
        what: '目标表“指标性质”一栏有 1 个指标没有填：办公用房维修（1 个）',
      },
    ])
    expect(said(own, 'chongqing-unit', 'compile/target-field-left-out')).toMatchObject([
      { severity: 'note', where: 'programmes.indicators.description' },
    ])
  })

  test('an asset group without a row', () => {
    const assets = [{ asset: 'relics', count: '2', value: '1.00' }]
    expect(said({ ...book, assets }, 'hebei-2024', 'compile/asset-without-row')).toMatchObject([
      {
        where: 'assets[0]',
        what: '部门固定资产占用情况表：没有“文物和陈列品”这一行，账本的这一类没有印出来',
      },
    ])
  })

  test('amounts that were published in 万元 have no 元 to print', () => {
    const rounded = ['30201', '30202', '30207', '30211', '30217'].map((econ, index) => ({
      at: { ...at, econ },
      amount: (index + 1) * 10_000,
    }))
    expect(said(bookOfEntries(rounded), 'shanghai-2026', 'compile/coarser-than-printed')).toMatchObject([
      { what: '账本的金额都是 100 元的整数倍，这个版式印到 0.01 元' },
    ])
    expect(said(bookOfEntries(rounded), 'hebei-2024', 'compile/coarser-than-printed')).toEqual([])
    expect(said(book, 'shanghai-2026', 'compile/coarser-than-printed')).toEqual([])
  })

  test('last year is asked for by name', () => {
    expect(said({ ...book, previous: [] }, 'chongqing-department', 'compile/cannot-tell')).toMatchObject([
      { where: 'generalExpenditure', why: '账本没有上年的数，表里的上年预算数一栏印不出来' },
    ])
  })
})

describe('说明的节', () => {
  const causes = (one: Book) =>
    said(one, 'hebei-2024', 'narrative/section-empty').map(({ where, what }) => [where, what])

  test('without the words of the unit, or the field that decides: which, and where it goes', () => {
    expect(causes({ ...book, agency: null, texts: [] })).toEqual([
      ['texts[部门职责及机构设置情况]', '说明“一、部门职责及机构设置情况”一节没有内容'],
      ['agency', '说明“三、机关运行经费安排情况”一节没有内容'],
      ['texts[总体绩效目标]', '说明“五、部门整体绩效目标”一节没有内容'],
    ])
  })

  test('the words that another place prints under other names are used', () => {
    const texts = [
      { section: '职能职责', paragraphs: ['为机关提供后勤服务。'] },
      { section: '部门构成', paragraphs: ['内设三个科室。'] },
    ]
    const { publication } = compiled({ ...book, texts }, 'hebei-2024')
    const printed = publication.parts.flatMap((part) =>
      part.kind === 'paragraph' ? [part.runs.map(({ text }) => text).join('')] : [],
    )
    expect(printed).toEqual(expect.arrayContaining(['为机关提供后勤服务。', '内设三个科室。']))
  })
})

test('a table that cannot be told never says that there is nothing', () => {
  const open = bookOfEntries([{ at: { econ: '30201', use: 'running' }, amount: 5_000_00 }])
  const { publication, problems } = compiled(open, 'hebei-2024')
  const untold = new Set(problems.flatMap(({ id, where }) => (id === 'compile/cannot-tell' ? [where] : [])))
  expect(untold).toContain('fundExpenditure')
  const notes = publication.parts.flatMap((part) =>
    part.kind === 'table' && untold.has(part.table.id) ? [part.table.note ?? ''] : [],
  )
  expect(notes.some((note) => note.includes('空表'))).toBe(false)
})
