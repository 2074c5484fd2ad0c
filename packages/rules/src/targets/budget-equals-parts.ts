import { cite } from '@mingzhang/law'
import {
  type Amount,
  formatAmount,
  type Program,
  parseAmount,
  type Statement,
  slipBetween,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { ownerOf } from './target-facts.ts'

/**
 * 项目预算等于各资金来源之和。
 *
 * Parts may themselves be split (财政资金, of which 本级); so it is enough that some of the parts make up the whole.
 */
export const budgetEqualsParts = rule({
  id: 'targets/budget-equals-parts',
  title: '项目预算等于财政资金与其他资金之和',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure, statements }) {
    for (const program of disclosure.programs) {
      const budget = program.budget && parseAmount(program.budget.amount, program.budget.unit)
      const printed = program.budgetParts.flatMap((part) => {
        const amount = part.amount === null ? null : parseAmount(part.amount, part.unit)
        return amount ? [{ amount, label: part.label }] : []
      })
      const parts = printed.map(({ amount }) => amount)
      if (!budget || parts.length === 0 || parts.length > 12) continue
      const all = areBrothers(printed.map(({ label }) => label))
      if (all ? makes(budget, parts) : addsUp(budget, parts)) yield 'holds'
      else
        yield gap(program, budget, parts, [
          ...elsewhere(program, statements),
          ...leftFor(program, disclosure.programs, statements),
        ])
    }
  },
})

/** Labels that stand beside each other and make up the budget: 财政资金、其他资金; 区级支出、补助镇街; 本级安排、上级补助. */
const families: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:其中[:：]?)?财政(?:资金|拨款)$/u, /^(?:其中[:：]?)?(?:其他资金|单位资金|自有资金|非财政资金)$/u],
  [/^(?:区|县|市|本)级支出$/u, /^补助(?:镇街|乡镇|下级|区县)$/u],
  [/^本级安排$/u, /^上级补助$/u],
]

function areBrothers(labels: readonly string[]): boolean {
  const plain = labels.map((label) => label.replace(/\s|[（(].*?[)）]/gu, ''))
  const [one = '', other = '', more] = plain
  return more === undefined && families.some(([a, b]) => a.test(one) && b.test(other))
}

const makes = (whole: Amount, parts: readonly Amount[]): boolean =>
  2 * Math.abs(whole.value - parts.reduce((sum, part) => sum + part.value, 0)) <=
  parts.reduce((sum, part) => sum + part.step, whole.step)

/** Do some of the parts add to the whole, within half a last digit of every figure? */
function addsUp(whole: Amount, parts: readonly Amount[]): boolean {
  for (let chosen = 1; chosen < 2 ** parts.length; chosen += 1) {
    const taken = parts.filter((_, index) => (chosen & (1 << index)) !== 0)
    if (makes(whole, taken)) return true
  }
  return false
}

/** What the sentences, registers and catalogues of the document say the project costs, in 分. */
const elsewhere = ({ code, budgetPlace }: Program, statements: readonly Statement[]): number[] =>
  statements.flatMap(({ key, amount, place }) =>
    code !== null &&
    key.project === code &&
    key.entry === undefined &&
    key.procurement === undefined &&
    key.measure === 'money' &&
    place !== budgetPlace
      ? [amount.value]
      : [],
  )

/** What the other programmes leave of the project expenditure stated for the whole unit, in 分. */
function leftFor(program: Program, programs: readonly Program[], statements: readonly Statement[]): number[] {
  const others = programs
    .filter((one) => one !== program)
    .map(({ budget }) => budget && parseAmount(budget.amount, budget.unit))
  const sum = others.reduce((all, amount) => all + (amount?.value ?? 0), 0)
  const isAll = ({ key }: Statement): boolean =>
    key.use === 'project' &&
    key.measure === 'money' &&
    !narrower.some((dimension) => key[dimension] !== undefined)
  return others.includes(null)
    ? []
    : statements.filter(isAll).flatMap(({ amount }) => (amount.value > sum ? [amount.value - sum] : []))
}

const narrower = ['project', 'func', 'econ', 'fund', 'procurement', 'origin', 'unit', 'entry'] as const

/** Which of budget and single part the rest of the document contradicts, and by what slip. */
function suspectOf(program: Program, budget: Amount, part: Amount | undefined, told: readonly number[]) {
  const partPlace = program.budgetParts.find(({ amount }) => amount !== null)?.place
  if (!part || !partPlace) return null
  const supports = (value: number): boolean => told.includes(value)
  const isPart = supports(budget.value) && !supports(part.value)
  const isBudget = supports(part.value) && !supports(budget.value)
  const cause = slipBetween(isPart ? part : budget, isPart ? budget.value : part.value)
  if (isPart) return { place: partPlace, cause: cause ?? 'entry-error' }
  const place = program.budgetPlace ?? program.place
  return isBudget ? { place, cause: cause ?? 'entry-error' } : cause && { place, cause }
}

function gap(program: Program, budget: Amount, parts: readonly Amount[], told: readonly number[]): Answer {
  const sum = parts.reduce((total, part) => total + part.value, 0)
  const step = Math.min(budget.step, ...parts.map((part) => part.step))
  const inUnit = (value: number): string => formatAmount({ value, step, unit: budget.unit })
  const labels = program.budgetParts.filter((part) => part.amount !== null)
  const [part, more] = parts
  const suspect = more ? null : suspectOf(program, budget, part, told)
  const places = [program.budgetPlace ?? program.place, ...labels.map(({ place }) => place)]
  return {
    what: `${ownerOf(program)}的预算${inUnit(budget.value)}${budget.unit}，不等于${labels.map((part) => part.label).join('、')}合计${inUnit(sum)}${budget.unit}`,
    why: '项目预算由各资金来源组成，应当等于它们的和',
    toDo: '核对预算数和各来源的数，漏列的来源补列',
    figures: {
      stated: inUnit(budget.value),
      expected: inUnit(sum),
      difference: inUnit(budget.value - sum),
      allowance: inUnit(Math.ceil((budget.step + parts.reduce((total, part) => total + part.step, 0)) / 2)),
      unit: budget.unit,
    },
    ...(suspect && { cause: suspect.cause }),
    places: suspect ? [suspect.place, ...places.filter((place) => place !== suspect.place)] : places,
  }
}
