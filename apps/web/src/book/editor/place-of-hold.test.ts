import type { WorkingBook } from '@mingzhang/forms'
import { describe, expect, test } from 'vitest'
import { brokenPlan, editionFields } from '../pages/edition-fields.ts'
import { entriesOf } from './entries-of.ts'
import { placeOfHold } from './place-of-hold.ts'

const book: WorkingBook = {
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows: [
    {
      id: 'a',
      ledger: 'entries',
      at: { func: '2010303', econ: '30201', use: 'running' },
      money: { general: '1' },
    },
    { id: 'b', ledger: 'entries', at: { func: '2010303', use: 'project' }, money: { governmentFund: '2' } },
    { id: 'c', ledger: 'entries', at: { func: '2080505', econ: '30108' }, money: { general: '' } },
  ],
  fields: { edition: 'hebei-2024', programmes: [{ name: '甲项目' }, { name: '乙项目' }] },
}
const hold = (id: string, where: string, what: string) => ({ id, where, what, why: '', toDo: '' })

describe('到哪里改', () => {
  test('a rule that names a programme and an indicator leads to that indicator', () => {
    const of = hold(
      'targets/direction-suits-measure',
      'line 5:3 ≥',
      '项目“乙项目”的指标“采购成本”目标是≥4万元',
    )
    expect(placeOfHold(book, of)).toMatchObject({
      page: 'programmes',
      path: 'programmes[1]',
      texts: ['采购成本', '≥'],
    })
  })
  test('a figure that contradicts others leads to the programme that it is about', () => {
    const of = {
      ...hold('reconcile/same-money', 'line 32:16 4元', '文字“财政资金” 4 元对不上'),
      why: '同一笔钱（项目“甲项目”）',
    }
    expect(placeOfHold(book, of)).toMatchObject({ path: 'programmes[0]', texts: ['4元'] })
  })
  test('a form that cannot be told leads to the entries and shows the form', () => {
    const of = hold('compile/cannot-tell', 'threePublic', '“三公”经费支出表：无法判断')
    expect(placeOfHold(book, of)).toMatchObject({ page: 'entries', tab: 'threePublic' })
  })
  test.each([
    ['narrative/reason-missing', 'reasons[econ=30201]', 'reasons'],
    ['book/no-edition', 'edition', 'basics'],
    ['narrative/section-empty', 'narrative[三、收支说明]', 'entries'],
    ['narrative/left-out', 'narrative', 'texts'],
    ['compile/no-entries', 'entries', 'entries'],
    ['book/ledgers-differ', 'ledgers.own', 'entries'],
    ['book/amount-missing', 'previous[0].entries[2].amount', 'entries'],
    ['book/code-unknown', 'names.2010301', 'entries'],
    ['book/year-unreadable', 'year', 'basics'],
    ['book/field-missing', 'unit.name', 'basics'],
    ['book/word-unknown', 'targets.indicators[0].core', 'programmes'],
    ['import/table-missing', 'threePublic', 'entries'],
    ['compile/no-procurement', 'procurement', 'procurement'],
    ['compile/nothing-entered', 'asset', 'assets'],
    ['book/wrong-shape', 'costing[0].lines', 'costing'],
  ])('%s leads to its page', (id, where, page) => {
    expect(placeOfHold(book, hold(id, where, '')).page).toBe(page)
  })
  test('a section that asks what kind of unit it is leads to 单位性质 among the basics', () => {
    expect(
      placeOfHold(book, hold('narrative/section-empty', 'agency', '说明“一、职能”一节没有内容')),
    ).toEqual({
      ...{ page: 'basics', path: 'agency', texts: [], tab: null },
    })
  })
  test('a column of targets that is blank leads to the first indicator that leaves it blank', () => {
    const whole = {
      ...book,
      fields: { ...book.fields, targets: { goal: '', indicators: [{ value: '5' }, {}] } },
    }
    const own = {
      ...book,
      fields: { programmes: [{ name: '甲' }, { name: '乙', indicators: [{ value: '5', weight: '' }] }] },
    }
    const pathOf = (of: WorkingBook, where: string) =>
      placeOfHold(of, hold('compile/target-field-empty', where, '')).path
    expect(pathOf(whole, 'targets.indicators.value')).toBe('targets.indicators[1].value')
    expect(pathOf(own, 'programmes.indicators.weight')).toBe('programmes[1].indicators[0].weight')
    expect(pathOf(own, 'programmes.indicators.basis')).toBe('programmes[1].indicators[0].basis')
    expect(pathOf(book, 'targets.indicators.value')).toBe('targets')
  })
  test('a text leads to its section, whichever place it has in the book', () => {
    const of = { ...book, fields: { texts: [{ section: '甲' }, { section: '职能' }] } }
    expect(placeOfHold(of, hold('book/field-missing', 'texts[1].paragraphs', ''))).toMatchObject({
      page: 'texts',
      path: 'texts[职能]',
    })
    expect(placeOfHold(of, hold('narrative/section-empty', 'texts[职能]', '')).path).toBe('texts[职能]')
  })
})

describe('数从哪几条来', () => {
  test('lines with money within the key; a line that does not say enough is not among them', () => {
    const ids = (key: object) => entriesOf(book, key).map(({ id }) => id)
    expect(ids({ func: '201' })).toEqual(['a', 'b'])
    expect(ids({ econ: '302' })).toEqual(['a'])
    expect(ids({ fund: 'general' })).toEqual(['a'])
  })
})

describe('版式要的栏', () => {
  test('an edition says which dates its plan has and which groups its form of assets has', () => {
    const fields = editionFields('hebei-2024')
    expect(fields.plan).toEqual(['3月底', '6月底', '10月底', '12月底'])
    expect(fields.assets.map(({ asset }) => asset)).toContain('vehicle')
    expect(editionFields(null).plan).toEqual([])
  })
  test('shares are cumulative and end with the whole', () => {
    expect(brokenPlan(['25', '50', '75', '100'])).toBeNull()
    expect(brokenPlan(['', '', '', ''])).toBeNull()
    expect(brokenPlan(['50', '25', '75', '100'])).toBe(1)
    expect(brokenPlan(['25', '50', '75', '90'])).toBe(3)
    expect(brokenPlan(['25', '五十', '75', '100'])).toBe(1)
  })
})
