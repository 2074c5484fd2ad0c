import { parseAmount } from '@mingzhang/model'
import { lineOf, type Mark, type MarkRole, type Paper } from './paper.ts'
import type { Planted, Site, Slip } from './slips.ts'

const one = (id: number, to: string | null, ...causes: Planted['causes']): Planted | null =>
  to === null ? null : { change: { marks: new Map([[id, to]]) }, wrong: [id], causes }

const word = (
  name: string,
  roles: readonly MarkRole[],
  to: (site: Site) => string | null,
  ...causes: Planted['causes']
): Slip => ({ name, roles, make: (site) => one(site.id, to(site), ...causes) })

/** Marks of these roles so close that they belong to the same table of targets. */
const near = ({ paper, id }: Site, roles: readonly MarkRole[], reach: number): number[] =>
  paper.marks.flatMap((mark, at) => (roles.includes(mark.role) && Math.abs(at - id) <= reach ? [at] : []))

const isSameGroup = ({ paper, mark }: Site, id: number): boolean => paper.marks[id]?.group === mark.group

/** The words of the indicator's row that a mark stands in, itself included. */
function rowOf(site: Site): number[] {
  const roles = ['level1', 'level2', 'indicator', 'weight', 'operator', 'bound', 'measureUnit'] as const
  const all = near(site, [...roles, 'actual', 'points', 'excuse', 'yearly'], 9).filter((id) =>
    isSameGroup(site, id),
  )
  const ends = all.filter((id) => site.paper.marks[id]?.role === 'indicator' && id <= site.id)
  const first = ends.at(-1) ?? site.id
  const next = all.find((id) => site.paper.marks[id]?.role === 'indicator' && id > first)
  return all.filter((id) => id >= first - 2 && (next === undefined || id < next - 2))
}

/** A mark of a role on the line, or in the table, of another. */
const beside = ({ paper, id }: Site, role: MarkRole): number => {
  const line = paper.lines[lineOf(paper, id)] ?? ''
  return paper.marks.findIndex((other, at) => other.role === role && line.includes(`\uE000${at}\uE001`))
}

/** With the name of the programme the mark stands in as a place. */
function withProgramme(paper: Paper, planted: Planted | null, mark: Mark): Planted | null {
  const at = paper.marks.indexOf(mark)
  const programme = paper.marks.findLastIndex(({ role }, index) => role === 'programme' && index <= at)
  return planted && { ...planted, wrong: [...planted.wrong, programme] }
}

/** The name of the account of another row, a name cut off, or one character mistyped. */
function accountMistaken({ paper, mark, random }: Site): string | null {
  const { text, table } = mark
  const kind = random.whole(0, 2)
  if (kind === 0) {
    const others = paper.marks.filter(
      (other) => other.role === 'accountName' && other.table === table && other.text !== text,
    )
    return others.length === 0 ? null : random.pick(others).text
  }
  if (text.endsWith('支出')) return null
  // What the width of a cell cut off.
  if (kind === 1) return text.length < 10 ? null : text.slice(0, -2)
  if (text.length < 5) return null
  const at = random.whole(1, text.length - 2)
  return `${text.slice(0, at)}${random.pick(['管', '公', '会', '政'].filter((each) => each !== text[at]))}${text.slice(at + 1)}`
}

/** Names of the tables of years ago, as they come along with an old file. */
const formerNames: { readonly [name: string]: string } = {
  卫生健康支出: '医疗卫生与计划生育支出',
  行政事业单位养老支出: '行政事业单位离退休',
}

/** 其他错误 Errors that are not in a figure of money: directions, shares, counts, targets, words, what is missing. */
export const otherSlips: readonly Slip[] = [
  {
    // The figure behind the word is as wrong as the word.
    name: 'direction',
    roles: ['direction'],
    make: ({ paper, id, mark }) => {
      const planted = one(id, mark.text === '增加' ? '减少' : '增加', 'wrong-direction')
      const line = paper.lines[lineOf(paper, id)] ?? ''
      const isAlone = paper.marks.every(({ role }) => role !== 'cell')
      const others = paper.marks.flatMap(({ role }, at) =>
        role === 'change' && line.includes(`\uE000${at}\uE001`) ? [at] : [],
      )
      // Where no table tells last year, only the sum of the sentence does.
      return planted && { ...planted, wrong: [id, id + 1, ...(isAlone ? others : [])] }
    },
  },
  word(
    'operator',
    ['operator'],
    ({ mark }) => (mark.text === '≥' ? '≤' : mark.text === '≤' ? '≥' : null),
    'wrong-direction',
  ),
  word('percent', ['percent'], ({ mark, random }) => {
    const [whole = '0', rest = '00'] = mark.text.split('.')
    return `${Number(whole) + random.whole(2, 30)}.${rest}`
  }),
  {
    // Only the sum is known to be wrong: any weight of the table is the place.
    name: 'weight',
    roles: ['weight'],
    make: (site) => {
      const planted = one(site.id, String(Number(site.mark.text) + site.random.pick([5, 10, -3])))
      return planted && { ...planted, wrong: [...near(site, ['weight', 'budget'], 60), ...rowOf(site)] }
    },
  },
  word(
    'reserved-over-amount',
    ['reserved'],
    ({ mark }) => {
      const amount = parseAmount(mark.text, mark.unit)
      return amount && amount.value > 0 ? ((amount.value * 9) / 1_000_000).toFixed(2) : null
    },
    'part-over-whole',
    'entry-error',
  ),
  word(
    'cost-over-budget',
    ['bound'],
    ({ mark }) => {
      const amount = mark.unit === '万元' ? parseAmount(mark.text, '万元') : null
      return amount ? ((amount.value * 3) / 1_000_000).toFixed(2) : null
    },
    'part-over-whole',
  ),
  {
    // Goal and indicator contradict each other; either may be the wrong one.
    name: 'goal',
    roles: ['goal'],
    make: (site) => {
      const planted = one(site.id, String(Number(site.mark.text) + site.random.whole(2, 9)))
      return planted && { ...planted, wrong: near(site, ['goal', 'bound'], 8) }
    },
  },
  {
    // The row of the plan has no place of its own: the programme is the place.
    name: 'plan',
    roles: ['plan'],
    make: ({ paper, id, mark, random }) => {
      const isLast = paper.marks[id + 1]?.role !== 'plan'
      return isLast ? withProgramme(paper, one(id, random.pick(['90', '95', '80'])), mark) : null
    },
  },
  word('bound-over-hundred', ['bound'], ({ mark }) => (mark.unit === '%' ? '105' : null)),
  word('core-blank', ['core'], () => ''),
  word('level-illegal', ['level2'], ({ random }) => random.pick(['效果指标', '可持续发展指标'])),
  {
    name: 'indicator-repeated',
    roles: ['indicator'],
    make: (site) => {
      const others = near(site, ['indicator'], 9).filter(
        (id) => site.paper.marks[id]?.text !== site.mark.text && isSameGroup(site, id),
      )
      const [other] = others
      const planted = other === undefined ? null : one(site.id, site.paper.marks[other]?.text ?? null)
      // What the row measures no longer suits its unit and bound: the row is the place.
      const places = [...rowOf(site), ...(other === undefined ? [] : rowOf({ ...site, id: other }))]
      return planted && { ...planted, wrong: [site.id, ...places] }
    },
  },
  word('account-name', ['accountName'], accountMistaken),
  {
    name: 'account-former',
    roles: ['accountName'],
    fits: ({ text }) => Object.hasOwn(formerNames, text),
    make: ({ id, mark }) => one(id, formerNames[mark.text] ?? null),
  },
  word(
    'minus-sign',
    ['cell'],
    ({ mark }) => (mark.text === '' ? null : `-${mark.text}`),
    'wrong-direction',
    'entry-error',
  ),
  {
    name: 'row-rate',
    roles: ['rowRate'],
    make: ({ paper, id, mark, random }) => {
      const row = paper.marks.flatMap(({ table, r }, at) =>
        table === mark.table && r === mark.r ? [at] : [],
      )
      const planted = one(id, (Number(mark.text) + random.pick([-8, 6, 11.5, 20])).toFixed(2))
      return planted && { ...planted, wrong: row }
    },
  },
  {
    name: 'quantity',
    roles: ['quantity'],
    // One of a kind may be bought at its whole price, however many there are.
    fits: ({ text }) => text !== '1',
    make: ({ paper, id, mark, random }) => {
      const row = paper.marks.flatMap(({ table, r }, at) =>
        table === mark.table && r === mark.r ? [at] : [],
      )
      const planted = one(id, String(Number(mark.text) + random.whole(1, 7)))
      return planted && { ...planted, wrong: row }
    },
  },
  {
    // The row of a 款 was lost; what it held is still in the sums.
    name: 'level-left-out',
    roles: ['accountName'],
    fits: (_, line) => /^2\d{4}\t/u.test(line),
    make: ({ paper, id, mark }) => {
      const line = lineOf(paper, id)
      const code = paper.lines[line]?.split('\t')[0] ?? ''
      if (!/^2\d{4}$/u.test(code)) return null
      const children = paper.marks.flatMap(({ table, role }, at) =>
        table === mark.table && role === 'accountName' && paper.lines[lineOf(paper, at)]?.startsWith(code)
          ? [at]
          : [],
      )
      const wrong = children.filter((at) => at !== id)
      return { change: { marks: new Map(), dropped: new Set([line]) }, wrong, causes: ['row-left-out'] }
    },
  },
  word('article-code', ['articleCode'], ({ mark }) => mark.text.slice(0, -1)),
  {
    name: 'unit-name',
    roles: ['unitName'],
    make: ({ paper, id, mark }) => withProgramme(paper, one(id, `${mark.text.slice(0, -1)}办`), mark),
  },
  word(
    'title-year',
    ['title'],
    ({ mark }) => mark.text.replace(/^20\d\d/u, (year) => String(Number(year) - 1)),
    'stale-year',
  ),
  {
    name: 'note-missing',
    roles: ['note'],
    make: ({ paper, id, mark }) => {
      const titles = paper.marks.flatMap(({ role }, at) => (role === 'title' && at < id ? [at] : []))
      const planted = /空表|无数据/u.test(mark.text) ? one(id, '') : null
      return planted && { ...planted, wrong: titles.slice(-1) }
    },
  },
  {
    name: 'body-missing',
    roles: ['body'],
    make: ({ id }) => ({ change: { marks: new Map([[id, '']]) }, wrong: [id - 1], causes: [] }),
  },
  word('residue-blank', ['body'], () => '本单位共有内设机构XX个，工作人员XX名。', 'residue'),
  word('residue-tag', ['body'], ({ mark }) => `<p>${mark.text}</p>`, 'residue'),
  word('residue-bookmark', ['body'], ({ mark }) => `[bookmark: _GoBack]${mark.text}`, 'residue'),
  {
    name: 'residue-figure',
    roles: ['sentence'],
    make: ({ id }) => one(id, 'XX', 'residue'),
  },
  {
    name: 'unit-of-one-word',
    roles: ['budget'],
    make: (site) => {
      const unit = beside(site, 'unitWord')
      return unit < 0 ? null : one(unit, '元', 'wrong-unit')
    },
  },
]
