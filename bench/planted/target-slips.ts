import { parseAmount } from '@mingzhang/model'
import { lineOf, type MarkRole, type Paper } from './paper.ts'
import type { Random } from './random.ts'
import type { Planted, Site, Slip } from './slips.ts'

const one = (id: number, to: string | null, wrong: readonly number[] = [id]): Planted | null =>
  to === null || to === '' ? null : { change: { marks: new Map([[id, to]]) }, wrong, causes: [] }

/** Marks of a programme in their order. */
const ofGroup = ({ marks }: Paper, group: string, roles?: readonly MarkRole[]): number[] =>
  marks.flatMap((mark, id) =>
    group !== '' && mark.group === group && (roles?.includes(mark.role) ?? true) ? [id] : [],
  )

/** Marks on the line of another. */
const onLine = (paper: Paper, id: number, role: MarkRole): number => {
  const line = paper.lines[lineOf(paper, id)] ?? ''
  return paper.marks.findIndex((mark, at) => mark.role === role && line.includes(`\uE000${at}\uE001`))
}

/** Another programme of the paper, with as many marks of the kind. */
function another({ paper, mark, random }: Site): string | null {
  const groups = new Set(
    paper.marks.flatMap(({ role, group }) =>
      role === 'programme' && group !== '' && group !== mark.group ? [group] : [],
    ),
  )
  return groups.size === 0 ? null : random.pick([...groups])
}

const inTable: readonly MarkRole[] = [
  ...([
    'programme',
    'budget',
    'operand',
    'result',
    'item',
    'costing',
    'goal',
    'indicator',
    'operator',
  ] as const),
  ...(['bound', 'quality', 'measureUnit', 'weight', 'level1', 'level2'] as const),
]

/** The words of one programme over those of another, mark by mark; null where they have not the same marks. */
function over(paper: Paper, from: readonly number[], to: readonly number[]): Map<number, string> | null {
  const isAlike =
    from.length === to.length && from.every((id, n) => roleOf(paper, id) === roleOf(paper, to[n]))
  return isAlike ? new Map(to.map((id, n) => [id, paper.marks[from[n] ?? -1]?.text ?? ''])) : null
}

const roleOf = ({ marks }: Paper, id: number | undefined): MarkRole | undefined => marks[id ?? -1]?.role

/** The row of an indicator put under another heading; its words and its programme are its places. */
function misplaced({ paper, id, mark }: Site, level1: string, level2: string): Planted | null {
  // Levels and name are marks next to each other, whether on one line or on three.
  const start = id - ['level1', 'level2', 'indicator'].indexOf(mark.role)
  const [first, second, name] = [start, start + 1, start + 2]
  if (paper.marks[first]?.role !== 'level1' || paper.marks[second]?.role !== 'level2') return null
  const marks = new Map([
    [first, level1],
    [second, level2],
  ])
  const wrong = [first, second, name, ...ofGroup(paper, mark.group, ['programme'])]
  return { change: { marks }, wrong, causes: [] }
}

const mistyped = (digits: string, random: Random): string => {
  const at = random.whole(2, digits.length - 1)
  return `${digits.slice(0, at)}${(Number(digits[at]) + random.whole(1, 8)) % 10}${digits.slice(at + 1)}`
}

const yuan = (text: string): number => Number(text.replace(/,/gu, ''))

/** 目标与测算错 What goes wrong in target tables, costings and registers. */
export const targetSlips: readonly Slip[] = [
  {
    // Two digits of a product change places.
    name: 'formula',
    roles: ['result'],
    make: ({ paper, id, mark, random }) => {
      const isFormula = (paper.lines[lineOf(paper, id)] ?? '').includes(`=\uE000${id}\uE001`)
      const wrong = String(yuan(mark.text) + random.pick([1, -1, 9, 90, 100, 900]) * random.whole(1, 9))
      if (!isFormula) return null
      return one(id, yuan(wrong) > 0 ? wrong : null, [id, ...ofGroup(paper, mark.group, ['costing'])])
    },
  },
  {
    name: 'formula-month',
    roles: ['result'],
    make: ({ paper, id, mark }) => {
      const line = paper.lines[lineOf(paper, id)] ?? ''
      const isMonthly = line.includes(`12月=\uE000${id}\uE001`)
      const places = [id, ...ofGroup(paper, mark.group, ['costing'])]
      return isMonthly ? one(id, String(yuan(mark.text) / 12), places) : null
    },
  },
  {
    name: 'listed-item',
    roles: ['item', 'costing', 'result'],
    make: ({ paper, id, mark, random }) =>
      one(
        id,
        String(yuan(mark.text) + random.pick([100, 1000, -900, 5000]) * random.whole(1, 9)),
        ofGroup(paper, mark.group, ['item', 'result', 'costing', 'budget']),
      ),
  },
  {
    name: 'listed-month',
    roles: ['item', 'result'],
    make: ({ paper, id, mark }) =>
      yuan(mark.text) % 12 === 0 && !(paper.lines[lineOf(paper, id)] ?? '').includes(`=\uE000${id}\uE001`)
        ? one(id, String(yuan(mark.text) / 12), ofGroup(paper, mark.group, ['item', 'result', 'costing']))
        : null,
  },
  {
    // The budget was cut to whole 万元, the costing was not: in a text of its own, so that the tables stay as they are.
    name: 'budget-cut',
    roles: ['costing'],
    make: ({ paper, id, mark }) => {
      const [item] = ofGroup(paper, mark.group, ['item'])
      const added = Math.max(200, Math.round(yuan(mark.text) / 5000) * 100)
      if (item === undefined) return null
      const marks = new Map([
        [id, String(yuan(mark.text) + added)],
        [item, String(yuan(paper.marks[item]?.text ?? '') + added)],
      ])
      return { change: { marks }, wrong: [id, ...ofGroup(paper, mark.group, ['budget'])], causes: [] }
    },
  },
  {
    name: 'unit-lost',
    roles: ['halves'],
    make: ({ id }) => {
      const planted = one(id, '元')
      return planted && { ...planted, causes: ['wrong-unit'] }
    },
  },
  {
    name: 'weight-blank',
    roles: ['weight'],
    make: ({ paper, id, mark }) => ({
      change: { marks: new Map([[id, '']]) },
      wrong: [id, onLine(paper, id, 'indicator'), ...ofGroup(paper, mark.group, ['programme'])],
      causes: [],
    }),
  },
  {
    // One programme was copied from a file of the scheme of 2021.
    name: 'scheme-mixed',
    roles: ['level2'],
    fits: ({ text }) => text === '成本指标',
    make: (site) => {
      const { paper, id } = site
      const planted = misplaced(site, '成本指标', '经济成本指标')
      const others = paper.marks.flatMap(({ role, text }, at) =>
        role === 'level2' && text === '成本指标' && at !== id ? [at] : [],
      )
      // Of two, either is the odd one.
      return planted && { ...planted, wrong: [...planted.wrong, ...(others.length < 2 ? others : [])] }
    },
  },
  {
    name: 'benefit-missing',
    roles: ['level1'],
    fits: ({ text }) => text === '效益指标',
    make: (site) => {
      const { paper, mark } = site
      const benefits = ofGroup(paper, mark.group, ['level1']).filter(
        (at) => paper.marks[at]?.text === mark.text,
      )
      const each = benefits.flatMap((id) => misplaced({ ...site, id }, '产出指标', '质量指标') ?? [])
      const marks = new Map(each.flatMap(({ change }) => [...change.marks]))
      return { change: { marks }, wrong: each.flatMap(({ wrong }) => wrong), causes: [] }
    },
  },
  {
    name: 'indicator-misplaced',
    roles: ['indicator'],
    make: (site) => {
      if (site.mark.text === '验收合格率') return misplaced(site, '效益指标', '社会效益指标')
      return site.mark.text === '服务对象满意度' ? misplaced(site, '产出指标', '质量指标') : null
    },
  },
  {
    name: 'unit-swapped',
    roles: ['measureUnit'],
    make: ({ paper, id, mark, random }) => {
      const row = ['indicator', 'bound', 'operator'] as const
      const places = [id, ...row.map((role) => onLine(paper, id, role)).filter((at) => at >= 0)]
      if (mark.text === '%') return one(id, random.pick(['个', '次', '人']), places)
      return mark.text === '次' || mark.text === '台' ? one(id, '%', places) : null
    },
  },
  {
    name: 'equal-sign',
    roles: ['operator'],
    make: ({ paper, id, mark }) => {
      const row = [id, id - 1, id - 2, id + 1, id + 2].filter((at) => paper.marks[at]?.group === mark.group)
      const name = paper.marks.findLast(({ role }, at) => role === 'indicator' && at < id)?.text ?? ''
      return mark.text === '≥' && /率|满意度/u.test(name) ? one(id, '=', row) : null
    },
  },
  {
    name: 'quality-untold',
    roles: ['quality'],
    make: ({ paper, id, mark }) => {
      const row = [id - 1, id - 2, id - 3, id - 4].filter((at) => paper.marks[at]?.group === mark.group)
      return one(id, '定性', [id, ...row])
    },
  },
  {
    // A digit lost, a year to come, or a digit of the district mistyped.
    name: 'project-code',
    roles: ['projectCode'],
    make: ({ paper, id, mark, random }) => {
      const { text } = mark
      const count = paper.marks.filter(({ role }) => role === 'projectCode').length
      const at = random.whole(9, text.length - 2)
      const to = random.pick([
        `${text.slice(0, at)}${text.slice(at + 1)}`,
        `${text.slice(0, 6)}${Number(text.slice(6, 8)) + 6}${text.slice(8)}`,
        // Of two codes nobody can tell which one is of another district.
        ...(count > 2 ? [`${mistyped(text.slice(0, 6), random)}${text.slice(6)}`] : []),
      ])
      return one(id, to, [id, ...ofGroup(paper, mark.group, ['programme'])])
    },
  },
  {
    // The register was printed to one decimal.
    name: 'catalogue-digits',
    roles: ['catalogueAmount'],
    make: ({ paper }) => {
      const all = paper.marks.flatMap(({ role }, at) => (role === 'catalogueAmount' ? [at] : []))
      const amounts = all.map((at) => [at, parseAmount(paper.marks[at]?.text ?? '', '万元')] as const)
      const marks = new Map(
        amounts.map(([at, amount]) => [at, (Math.round((amount?.value ?? 0) / 100_000) / 10).toFixed(1)]),
      )
      return { change: { marks }, wrong: all, causes: [] }
    },
  },
  {
    // Other money was written in, the budget left as it was.
    name: 'budget-parts',
    roles: ['budget'],
    make: ({ paper, mark, random }) => {
      const budgets = ofGroup(paper, mark.group, ['budget'])
      const blank = budgets.find((id) => paper.marks[id]?.text === '')
      return blank === undefined ? null : one(blank, `${random.whole(2, 40)}.50`, budgets)
    },
  },
  {
    name: 'catalogue-amount',
    roles: ['catalogueAmount'],
    make: ({ paper, id, mark, random }) => {
      const amount = parseAmount(mark.text, '万元')
      if (!amount) return null
      const tenths = Math.round(amount.value / 100_000) + random.pick([-9, 10, 27, 90, 300])
      const places = [id, ...ofGroup(paper, mark.group, ['budget', 'programme'])]
      return tenths > 0 ? one(id, `${Math.floor(tenths / 10)}.${tenths % 10}`, places) : null
    },
  },
  {
    name: 'catalogue-name',
    roles: ['catalogueName'],
    make: ({ paper, id, mark }) => {
      const to = mark.text.replace(/(?:项目|经费|专项)$/u, (word) => (word === '专项' ? '资金' : '专项'))
      return one(id, to, [id, ...ofGroup(paper, mark.group, ['programme'])])
    },
  },
  {
    name: 'programme-left-out',
    roles: ['catalogueName'],
    make: ({ paper, id, mark }) => {
      const [name] = ofGroup(paper, mark.group, ['programme'])
      if (name === undefined) return null
      const first = lineOf(paper, name) - 4
      const end = paper.lines.findIndex((line, at) => at > first + 4 && line === '')
      const dropped = new Set(Array.from({ length: end + 1 - first }, (_, n) => first + n))
      return { change: { marks: new Map(), dropped }, wrong: [id], causes: [] }
    },
  },
  {
    // The table of one programme was printed where that of another belongs.
    name: 'programme-twice',
    roles: ['programme'],
    make: (site) => {
      const { paper, mark, id } = site
      const listed = ofGroup(paper, mark.group, ['catalogueName'])
      const from = another(site)
      const marks =
        from && listed.length > 0
          ? over(paper, ofGroup(paper, from, inTable), ofGroup(paper, mark.group, inTable))
          : null
      const wrong = [id, ...listed, ...ofGroup(paper, from ?? '', ['programme'])]
      return marks && { change: { marks }, wrong, causes: [] }
    },
  },
  {
    name: 'targets-copied',
    roles: ['programme'],
    make: (site) => {
      const { paper, mark } = site
      const roles: readonly MarkRole[] = [
        ...(['goal', 'indicator', 'operator', 'bound', 'quality', 'measureUnit', 'weight'] as const),
      ]
      const from = another(site)
      const marks = from ? over(paper, ofGroup(paper, from, roles), ofGroup(paper, mark.group, roles)) : null
      const hasTargets = ofGroup(paper, mark.group, ['bound']).length > 2
      const wrong = [mark.group, from ?? ''].flatMap((group) => ofGroup(paper, group, ['programme']))
      return marks && hasTargets
        ? { change: { marks }, wrong: [...wrong, ...marks.keys()], causes: [] }
        : null
    },
  },
]
