import { compile } from '@mingzhang/forms'
import { type Edition, editionIds, editionOf } from '@mingzhang/law'
import type { Book, BookIndicator, Entry } from '@mingzhang/model'
import { writeText } from '@mingzhang/writers/text'
import type { PlantedDocument } from './documents.ts'
import { type AccountLine, type Ledger, ledgerOf, type Money } from './ledger.ts'
import { type Random, randomOf } from './random.ts'
import { markedPaper } from './sample-papers.ts'
import { measures, weightsOf } from './target-tables.ts'

/** Editions that a unit's book is compiled in. */
const editions = editionIds.filter((id) => id !== 'wansheng-key-programmes')

/** 编制的文件 A book of a random ledger compiled by the program itself, in one edition after the other. */
export function compiledDocument(seed: number): PlantedDocument {
  const id = editions[seed % editions.length] ?? ''
  const edition = editionOf(id)
  if (!edition) throw new Error(`no edition ${id}`)
  const book = bookOf(ledgerOf(seed, 10_000), freeSections(edition), randomOf(seed))
  // Who spends it decides the governmental accounts: an agency pays no 绩效工资, an institution has one mapping for all.
  const told = (['administrative', 'institution'] as const)
    .map((agency) => compile({ ...book, agency }, edition, { issuedOn: '2024-02-20' }))
    .find(({ problems }) => problems.every(({ id: problem }) => problem !== 'compile/cannot-tell'))
  if (!told) throw new Error(`no kind of unit spends book ${seed} in ${id}`)
  return { name: `compiled ${id}-${seed}`, paper: markedPaper(writeText(told.publication)) }
}

const otherMatters = '政府采购和国有资产占有使用情况按规定编报，没有其他需要说明的事项。'

const freeSections = ({ narrative }: Edition): string[] =>
  narrative.flatMap(({ what, text }) => (what === 'free' ? [text] : []))

function bookOf(ledger: Ledger, sections: readonly string[], random: Random): Book {
  const { unit, year, programmes } = ledger
  return {
    unit,
    year,
    edition: null,
    area: null,
    agency: null,
    ledgers: [{ id: 'entries', scope: {}, entries: entriesOf(ledger, ({ now }) => now) }],
    previous: [{ id: 'entries', scope: {}, entries: entriesOf(ledger, ({ last }) => last) }],
    programmes: programmes.map(({ name, code, budget }) => ({
      name,
      code,
      department: unit.name,
      budget: budget.now,
      budgetParts: [],
      plan: ['25', '50', '75', '100'],
      category: '一般性项目',
      overview: '保障机关运转。',
      legalBasis: '年初工作计划。',
      goal: '完成各项任务。',
      executionWeight: '10',
      indicators: indicatorsOf(random),
    })),
    targets: { goal: '保障机关运转，完成各项任务。', indicators: indicatorsOf(random) },
    procurement: [],
    assets: ['all', 'fixed', 'building'].map((asset, at) => ({
      asset,
      count: String(random.whole(2, 90)),
      value: `${900 - 200 * at}.25`,
    })),
    counts: [],
    costing: [],
    reasons: ['threePublic', '30217', '30231', 'vehicles'].flatMap((econ) =>
      ['general', 'fiscal'].map((fund) => ({
        key: { measure: 'money', fund, use: 'expenditure', econ },
        text: '业务活动安排有调整',
      })),
    ),
    texts: sections.map((section) => ({
      section,
      paragraphs: [section.startsWith('其他') ? otherMatters : '按职责分工做好本单位的各项工作。'],
    })),
    names: {},
  }
}

/** Targets whose weights add up to ninety. */
function indicatorsOf(random: Random): BookIndicator[] {
  const weights = weightsOf(random, measures.length, 90)
  return measures.map((measure, at) => ({
    level1: measure.level1,
    level2: measure.level2,
    name: measure.name,
    description: measure.name,
    operator: measure.operator === '≤' ? '≤' : '≥',
    value: measure.value(random),
    unit: measure.unit,
    weight: String(weights[at] ?? 0),
    core: at % 2 === 0,
    basis: '年初工作计划',
  }))
}

/** Functions of the insurance accounts; all other basic money goes to 行政运行 and the institution's line. */
const functionOf: { readonly [account: string]: string } = {
  '30302': '2080501',
  '30108': '2080505',
  '30109': '2080506',
  '30110': '2101101',
  '30113': '2210201',
}

/** 分录 A ledger whose money is known by function and by account at once: what is open between the two is filled in order. */
function entriesOf(ledger: Ledger, of: (money: Money) => number): Entry[] {
  const { functions, accounts } = ledger
  const uses = ['personnel', 'running'] as const
  const rows = (pick: (line: AccountLine) => readonly Entry[]): Entry[] => accounts.flatMap(pick)
  const own = new Set(Object.keys(functionOf))
  const spoken = rows((line) =>
    own.has(line.code)
      ? [entry(functionOf[line.code] ?? '', line.code, 'personnel', of(line.personnel), 'general')]
      : [],
  )
  const running = uses.flatMap((use) =>
    accounts
      .filter(({ code }) => use === 'running' || !own.has(code))
      .map((line) => ({ econ: line.code, use, amount: of(line[use]) })),
  )
  const open = functions
    .filter(({ code, fund }) => fund === 'general' && !Object.values(functionOf).includes(code))
    .map((line) => ({ func: line.code, amount: of(line.basic) }))
  const general = functions.filter(({ fund }) => fund === 'general')
  const projects = fill(
    general.map((line) => ({ func: line.code, amount: of(line.project) })),
    accounts.map((line) => ({ econ: line.code, use: 'project', amount: of(line.project) })),
  )
  const funds = functions
    .filter(({ fund }) => fund !== 'general')
    .map((line) => entry(line.code, '30227', 'project', of(line.project), 'governmentFund'))
  return [...spoken, ...fill(open, running), ...projects, ...funds].filter(({ amount }) => amount > 0)
}

const entry = (func: string, econ: string, use: string, amount: number, fund: string): Entry => ({
  at: { func, econ, use, fund, origin: 'thisYear' },
  amount,
})

/** The functions filled with the accounts, in order. */
function fill(
  functions: readonly { readonly func: string; readonly amount: number }[],
  accounts: readonly { readonly econ: string; readonly use: string; readonly amount: number }[],
): Entry[] {
  const entries: Entry[] = []
  const left = accounts.map((line) => ({ ...line }))
  for (const { func, amount } of functions) {
    let open = amount
    for (const line of left) {
      const part = Math.min(open, line.amount)
      if (part <= 0) continue
      entries.push(entry(func, line.econ, line.use, part, 'general'))
      line.amount -= part
      open -= part
    }
  }
  return entries
}
