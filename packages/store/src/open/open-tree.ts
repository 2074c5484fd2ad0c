import type { Disclosure, OpenBlock, OpenGroup } from '@mingzhang/model'
import { parseAmount } from '@mingzhang/model'
import { partKeys } from './open-facts.ts'
import { namesOnly, type Stated, type StatedFigures } from './stated-figures.ts'

/** Differences up to here are rounding, for each figure added. */
const hundredthOfWan = 10_000

/** 支出构成 What every way of spending goes to: accounts of basic expenditure, programmes of the rest. */
export function openTree(figures: StatedFigures, disclosure: Disclosure): OpenGroup[] {
  const running = figures.find(...partKeys('running'))
  const personnel = figures.find(...partKeys('personnel'))
  const basic = figures.find({ use: 'basic' })
  const split =
    running &&
    personnel &&
    basic &&
    Math.abs(running.amount + personnel.amount - basic.amount) <= 2 * hundredthOfWan
  const groups = split
    ? [
        group('use:running', running, accounts(figures, 'running')),
        group('use:personnel', personnel, accounts(figures, 'personnel')),
      ]
    : basic
      ? [group('use:basic', basic, accounts(figures, 'basic'))]
      : []
  const project = figures.find({ use: 'project' })
  const spent = project
    ? [...groups, group('use:project', project, projects(figures, disclosure, project))]
    : groups.length > 0
      ? groups
      : programsAlone(disclosure)
  return spent.filter(({ amount }) => amount > 0).toSorted((one, other) => other.amount - one.amount)
}

function group(id: string, whole: Stated, blocks: readonly OpenBlock[]): OpenGroup {
  const shown = blocks.filter(({ amount }) => amount > 0)
  const rest = whole.amount - sum(shown)
  const fits = rest >= -hundredthOfWan * (shown.length + 1)
  const kept = fits ? shown : []
  const left = whole.amount - sum(kept)
  const unnamed: OpenBlock[] =
    left > hundredthOfWan * (kept.length + 1) ? [{ id: 'rest', name: '', amount: left, place: null }] : []
  return {
    id,
    amount: whole.amount,
    place: whole.place,
    blocks: [...kept.toSorted((one, other) => other.amount - one.amount), ...unnamed],
  }
}

const sum = (blocks: readonly { readonly amount: number }[]): number =>
  blocks.reduce((total, { amount }) => total + amount, 0)

const blockOf = (id: string, stated: Stated): OpenBlock => ({
  id,
  name: stated.name ?? id,
  amount: stated.amount,
  place: stated.place,
})

/** 经济科目 Accounts of the finest level printed; one without a finer one below it stands for itself. */
function accounts({ all }: StatedFigures, use: 'basic' | 'running' | 'personnel' | 'project'): OpenBlock[] {
  const found = new Map<string, Stated>()
  for (const stated of all) {
    const { econ, use: of, measure, project } = stated.key
    if (measure !== 'money' || of !== use || !econ || !/^3\d+$/u.test(econ) || project) continue
    if (!found.has(econ)) found.set(econ, stated)
  }
  const codes = [...found.keys()]
  const finest = codes.filter((code) => !codes.some((one) => one !== code && one.startsWith(code)))
  return finest.flatMap((code) => {
    const stated = found.get(code)
    return stated ? [blockOf(`econ:${code}`, stated)] : []
  })
}

/** 项目 The programmes, the lines of a list of projects, accounts or functions: whichever explains most of the money. */
function projects(figures: StatedFigures, disclosure: Disclosure, whole: Stated): readonly OpenBlock[] {
  const of = (dimension: 'project' | 'func', wanted: (member: string) => boolean) =>
    figures.all.flatMap((stated) => {
      const member = stated.key[dimension]
      const alone = namesOnly(stated.key, 'use', dimension) && stated.key.use === 'project'
      return member && alone && wanted(member) ? [blockOf(`${dimension}:${member}`, stated)] : []
    })
  const ways = [
    programBlocks(disclosure),
    of('project', () => true),
    accounts(figures, 'project'),
    of('func', (code) => /^\d{7}$/u.test(code)),
  ]
  const fitting = ways.filter((blocks) => sum(blocks) <= whole.amount + hundredthOfWan * blocks.length)
  return fitting.toSorted((one, other) => sum(other) - sum(one))[0] ?? []
}

/** 只有项目 What is nothing but programmes: their budgets and their sum, where every one of them states its budget. */
function programsAlone(disclosure: Disclosure): OpenGroup[] {
  const blocks = programBlocks(disclosure).toSorted((one, other) => other.amount - one.amount)
  if (blocks.length === 0 || blocks.length < disclosure.programs.length) return []
  return [{ id: 'use:project', amount: sum(blocks), place: null, blocks }]
}

function programBlocks({ programs }: Disclosure): OpenBlock[] {
  return programs.flatMap(({ name, budget, budgetPlace, place }, ordinal) => {
    const amount = budget ? parseAmount(budget.amount, budget.unit) : null
    return amount
      ? [{ id: `program:${ordinal}`, name, amount: amount.value, place: budgetPlace ?? place }]
      : []
  })
}
