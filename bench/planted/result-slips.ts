import { lineOf, type MarkRole, type Paper } from './paper.ts'
import type { Planted, Site, Slip } from './slips.ts'

const one = (id: number, to: string | null, wrong: readonly number[] = [id]): Planted | null =>
  to === null ? null : { change: { marks: new Map([[id, to]]) }, wrong, causes: [] }

const ofGroup = ({ marks }: Paper, group: string, roles: readonly MarkRole[]): number[] =>
  marks.flatMap((mark, id) => (mark.group === group && roles.includes(mark.role) ? [id] : []))

const onLine = (paper: Paper, id: number, role: MarkRole): number => {
  const line = paper.lines[lineOf(paper, id)] ?? ''
  return paper.marks.findIndex((mark, at) => mark.role === role && line.includes(`\uE000${at}\uE001`))
}

/** The words of the row an indicator stands in. */
const row = (paper: Paper, id: number): number[] =>
  (['indicator', 'actual', 'points', 'weight', 'excuse'] as const)
    .map((role) => onLine(paper, id, role))
    .filter((at) => at >= 0)

/** Another figure than the one printed, two digits exchanged or one mistyped. */
function otherFigure({ mark, random }: Site): string | null {
  const digits = [...mark.text].flatMap((char, at) => (/\d/u.test(char) ? [at] : []))
  const at = random.pick(digits)
  const to = (Number(mark.text[at]) + random.whole(1, 8)) % 10
  const text = `${mark.text.slice(0, at)}${to}${mark.text.slice(at + 1)}`
  return Math.abs(Number(text) - Number(mark.text)) < 0.5 || /^0\d/u.test(text) ? null : text
}

/** 没有安排的项目 Nothing was budgeted, and the points were given all the same. */
function withoutBudget({ paper, id, mark }: Site): Planted {
  const funds = paper.marks.flatMap(({ role, group }, at) =>
    role === 'funds' && group.startsWith(`${mark.group} `) ? [at] : [],
  )
  const rates = ofGroup(paper, mark.group, ['rate'])
  const totals = ofGroup(paper, mark.group, ['totalPoints'])
  const more = 10 - Number(mark.text)
  const marks = new Map([
    ...funds.map((at) => [at, '0.00'] as const),
    ...rates.map((at) => [at, '100.00'] as const),
    ...totals.map((at) => [at, (Number(paper.marks[at]?.text) + more).toFixed(2)] as const),
    [id, '10'] as const,
  ])
  return { change: { marks }, wrong: [id, ...funds, ...rates], causes: [] }
}

/** 自评错 What goes wrong in self-evaluations. */
export const resultSlips: readonly Slip[] = [
  {
    // What is wrong with a sum, only the sum tells: any figure of the column is the place.
    name: 'funds',
    roles: ['funds'],
    make: (site) => one(site.id, otherFigure(site), ofGroup(site.paper, site.mark.group, ['funds'])),
  },
  { name: 'rate', roles: ['rate'], make: (site) => one(site.id, otherFigure(site)) },
  {
    name: 'execution-points',
    roles: ['executionPoints'],
    make: ({ paper, id, mark }) => {
      const totals = ofGroup(paper, mark.group, ['totalPoints'])
      const more = 10 - Number(mark.text)
      if (more < 0.3) return null
      const marks = new Map([
        [id, '10.00'],
        ...totals.map((at) => [at, (Number(paper.marks[at]?.text) + more).toFixed(2)] as const),
      ])
      return { change: { marks }, wrong: [id], causes: [] }
    },
  },
  { name: 'no-budget', roles: ['executionPoints'], make: withoutBudget },
  {
    name: 'result-untold',
    roles: ['actual'],
    make: ({ paper, id, random }) => one(id, random.pick(['已完成', '完成', '达标', '']), row(paper, id)),
  },
  {
    // All the points for a target that was missed.
    name: 'points-too-many',
    roles: ['points'],
    make: ({ paper, id, mark }) => {
      const weight = paper.marks[onLine(paper, id, 'weight')]?.text ?? ''
      const more = Number(weight) - Number(mark.text)
      if (more <= 0) return null
      const totals = ofGroup(paper, mark.group, ['totalPoints'])
      const marks = new Map([
        [id, `${weight}.00`],
        ...totals.map((at) => [at, (Number(paper.marks[at]?.text) + more).toFixed(2)] as const),
      ])
      return { change: { marks }, wrong: row(paper, id), causes: [] }
    },
  },
  {
    name: 'points-over-weight',
    roles: ['points'],
    make: ({ paper, id, mark, random }) =>
      one(id, `${Number(mark.text) + random.pick([10, 15, 20])}.00`, row(paper, id)),
  },
  {
    name: 'excuse-missing',
    roles: ['excuse'],
    make: ({ paper, id }) => one(id, '', row(paper, id)),
  },
  { name: 'total-points', roles: ['totalPoints'], make: (site) => one(site.id, otherFigure(site)) },
]
