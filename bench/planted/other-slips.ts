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

/** 其他错误 Errors that are not in a figure of money: directions, shares, counts, targets, words, what is missing. */
export const otherSlips: readonly Slip[] = [
  {
    // The figure behind the word is as wrong as the word.
    name: 'direction',
    roles: ['direction'],
    make: ({ id, mark }) => {
      const planted = one(id, mark.text === '增加' ? '减少' : '增加', 'wrong-direction')
      return planted && { ...planted, wrong: [id, id + 1] }
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
      return planted && { ...planted, wrong: near(site, ['weight', 'budget'], 60) }
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
      const others = near(site, ['indicator'], 7).filter(
        (id) => site.paper.marks[id]?.text !== site.mark.text,
      )
      const [other] = others
      const planted = other === undefined ? null : one(site.id, site.paper.marks[other]?.text ?? null)
      // What the row measures no longer suits its unit and bound: the row is the place.
      const row = near(site, ['level2', 'operator', 'bound'], 3)
      return planted && { ...planted, wrong: [site.id, ...(other === undefined ? [] : [other]), ...row] }
    },
  },
  word('account-name', ['accountName'], ({ mark }) =>
    mark.text.length < 4 ? null : `${mark.text.slice(0, 2)}调剂${mark.text.slice(4)}费`,
  ),
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
