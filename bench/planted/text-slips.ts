import { formatAmount, parseAmount } from '@mingzhang/model'
import { lineOf, type Mark, type MarkRole, type Paper } from './paper.ts'
import type { Planted, Site, Slip } from './slips.ts'

const marksOnLine = ({ lines, marks }: Paper, line: number, role: MarkRole): number[] =>
  marks.flatMap((mark, id) => (mark.role === role && lines[line]?.includes(sign(id)) ? [id] : []))

const sign = (id: number): string => `\uE000${id}\uE001`

const one = (id: number, to: string | null, wrong: readonly number[] = [id]): Planted | null =>
  to === null ? null : { change: { marks: new Map([[id, to]]) }, wrong, causes: [] }

const allOf = ({ marks }: Paper, role: MarkRole): number[] =>
  marks.flatMap((mark, id) => (mark.role === role ? [id] : []))

/** The figure times ten, with the decimals it was printed with. */
function tenfold({ text, unit }: Mark): string | null {
  const amount = parseAmount(text, unit)
  return amount && amount.value > 0 ? formatAmount({ ...amount, value: amount.value * 10 }) : null
}

/** A text whose tables were published elsewhere. */
const isAlone = ({ marks }: Paper): boolean => marks.every(({ role }) => role !== 'cell')

/** The lines of a table, from its title to the title of the next. */
function linesOfTable(paper: Paper, title: string): Set<number> | null {
  const titles = allOf(paper, 'title')
  const at = titles.findIndex((id) => paper.marks[id]?.text === title)
  const [from, to] = [titles[at], titles[at + 1]]
  if (from === undefined || to === undefined) return null
  const [first, end] = [lineOf(paper, from), lineOf(paper, to)]
  const isTable = paper.lines.slice(first, end).every((line) => !/绩效目标|情况说明/u.test(line))
  return isTable ? new Set(Array.from({ length: end - first }, (_, n) => first + n)) : null
}

/** 政府采购 The unit forgot to plan what it buys: the sentence says nothing, the table stays blank. */
function withoutProcurement({ paper, id, mark }: Site): Planted | null {
  const isBought = paper.marks.some(
    (other, at) =>
      other.role === 'cell' &&
      other.text !== '' &&
      /^(?:31002|30227|30209)\t/u.test(paper.lines[lineOf(paper, at)] ?? ''),
  )
  const line = paper.lines.findIndex((each) => each.includes('政府采购预算总额'))
  if (!mark.text.includes('政府采购') || !isBought || line < 0) return null
  const said = marksOnLine(paper, line, 'sentence')
  const cells = paper.marks.flatMap((other, at) =>
    other.role === 'cell' && other.table === mark.table ? [at] : [],
  )
  const note = paper.marks.findIndex(({ role }, at) => role === 'note' && at > id)
  if (said.length === 0 || paper.marks[note]?.text !== '') return null
  const marks = new Map([
    ...said.map((at) => [at, '0'] as const),
    ...cells.map((at) => [at, ''] as const),
    [note, '备注：本部门未编政府采购预算，本表无数据。'] as const,
  ])
  return { change: { marks }, wrong: said, causes: [] }
}

/** 文字与形式错 What goes wrong in sentences, lists of tables, counts and reasons. */
export const textSlips: readonly Slip[] = [
  {
    name: 'table-left-out',
    roles: ['listed'],
    make: ({ paper, id, mark }) => {
      const dropped = linesOfTable(paper, mark.text)
      return dropped && { change: { marks: new Map(), dropped }, wrong: [id], causes: [] }
    },
  },
  {
    // Neither listed nor printed: the place is where the tables begin.
    name: 'table-unpublished',
    roles: ['title'],
    make: ({ paper, mark }) => {
      const dropped = linesOfTable(paper, mark.text)
      const [first] = allOf(paper, 'title')
      const isFirst = first !== undefined && paper.marks[first]?.text === mark.text
      if (!dropped || first === undefined || isFirst || !isRequired(mark.text)) return null
      const listed = paper.marks.findIndex(({ role, text }) => role === 'listed' && text === mark.text)
      if (listed >= 0) dropped.add(lineOf(paper, listed))
      return { change: { marks: new Map(), dropped }, wrong: [first], causes: [] }
    },
  },
  {
    // The note of another year was left below a table that has figures now.
    name: 'note-denies-figures',
    roles: ['title'],
    fits: ({ text }) => text.includes('政府采购'),
    make: ({ paper, id, mark }) => {
      const note = paper.marks.findIndex(({ role }, at) => role === 'note' && at > id)
      const next = paper.marks.findIndex(({ role }, at) => role === 'title' && at > id)
      const isOwn = note > id && (next < 0 || note < next) && paper.marks[note]?.text === ''
      if (!isOwn || !mark.text.includes('政府采购')) return null
      return one(note, '备注：本部门未编政府采购预算，本表无数据。', [id, note])
    },
  },
  {
    name: 'part-over-total',
    roles: ['sentence'],
    make: ({ paper, id, mark }) => {
      const line = paper.lines[lineOf(paper, id)] ?? ''
      const behind = line.slice(0, line.indexOf(sign(id)))
      const isPart = /其中[：:][^。]*$/u.test(behind)
      // Without tables only the sum is known to be wrong: any figure of the sentence is the place.
      const places = isAlone(paper) ? marksOnLine(paper, lineOf(paper, id), 'sentence') : [id]
      return isPart ? one(id, tenfold(mark), places) : null
    },
  },
  {
    name: 'changes-told',
    roles: ['change'],
    make: ({ paper, id, mark }) => {
      const line = lineOf(paper, id)
      const changes = marksOnLine(paper, line, 'change')
      return changes.length < 3 ? null : one(id, tenfold(mark), changes)
    },
  },
  {
    name: 'posts',
    roles: ['posts'],
    make: ({ paper, id, mark, random }) =>
      one(id, String(Number(mark.text) + random.whole(1, 9)), allOf(paper, 'posts')),
  },
  {
    name: 'vehicles-part',
    roles: ['vehiclePart'],
    make: ({ paper, id, mark }) => one(id, `1${mark.text}`, [id, ...allOf(paper, 'vehicles')]),
  },
  {
    name: 'vehicles-total',
    roles: ['vehicles'],
    make: ({ paper, id, mark, random }) => {
      const all = allOf(paper, 'vehicles')
      const parts = allOf(paper, 'vehiclePart')
      const places = [...all, ...parts]
      if (all.length > 1) return one(id, String(Number(mark.text) + random.whole(1, 3)), places)
      return parts.length === 0 ? null : one(id, '1', places)
    },
  },
  {
    name: 'coverage',
    roles: ['sentence'],
    fits: (_, line) => /绩效目标/u.test(line),
    make: ({ id, mark }) => one(id, mark.last),
  },
  {
    name: 'running-expense',
    roles: ['sentence'],
    fits: (_, line) => /机关运行经费。|运行经费安排|运行经费财政拨款预算/u.test(line),
    make: ({ id, mark }) => one(id, tenfold(mark)),
  },
  {
    name: 'why-missing',
    roles: ['why'],
    make: ({ paper, id }) => {
      const line = lineOf(paper, id)
      const reasons = [...marksOnLine(paper, line, 'why'), ...marksOnLine(paper, line, 'reason')]
      const marks = new Map(reasons.map((at) => [at, ''] as const))
      return { change: { marks }, wrong: marksOnLine(paper, line, 'change'), causes: [] }
    },
  },
  {
    // Nothing is where it should be: the place is where the text begins.
    name: 'topic-left-out',
    roles: ['topic'],
    make: ({ paper, id }) => {
      const line = lineOf(paper, id)
      const start = [...allOf(paper, 'documentTitle'), ...allOf(paper, 'heading'), ...allOf(paper, 'body')]
      return {
        change: { marks: new Map(), dropped: new Set([line, line + 1, line + 2]) },
        wrong: start,
        causes: [],
      }
    },
  },
  {
    name: 'vehicles-uncounted',
    roles: ['bought'],
    make: ({ paper, id }) => {
      const places = paper.marks.flatMap(({ role, text }, at) =>
        role === 'sentence' && text !== '' && lineOf(paper, at) === lineOf(paper, id) ? [at] : [],
      )
      const cells = paper.marks.flatMap(({ role, table }, at) =>
        role === 'cell' && /三公/u.test(table ?? '') ? [at] : [],
      )
      const accounts = paper.marks.flatMap(({ role }, at) =>
        role === 'cell' && /^(?:310\t?13|\t?31013)/u.test(paper.lines[lineOf(paper, at)] ?? '') ? [at] : [],
      )
      return one(id, '', [...places, ...cells, ...accounts])
    },
  },
  {
    // The purpose of the line above or below was copied.
    name: 'purpose',
    roles: ['purpose'],
    make: ({ paper, id, random }) => {
      const others = allOf(paper, 'purpose').filter((at) => at !== id)
      return others.length === 0 ? null : one(id, paper.marks[random.pick(others)]?.text ?? null)
    },
  },
  {
    name: 'pieces',
    roles: ['pieces', 'pieceTotal'],
    make: ({ paper, id, mark, random }) => {
      const places = marksOnLine(paper, lineOf(paper, id), 'pieces')
      const totals = marksOnLine(paper, lineOf(paper, id), 'pieceTotal')
      const more = mark.role === 'pieces' ? random.whole(1, 6) : 500 * random.whole(1, 9)
      return one(id, String(Number(mark.text) + more), [...places, ...totals])
    },
  },
  {
    // A month or two too late, or the month of the approval itself.
    name: 'published-late',
    roles: ['publicDay'],
    make: ({ id, mark, random }) => one(id, mark.text.replace('年2月', `年${random.pick([3, 4, 5])}月`)),
  },
  {
    name: 'table-number',
    roles: ['tableNumber'],
    make: ({ paper, id, random }) => {
      const numbers = allOf(paper, 'tableNumber')
      // Beside a list of contents the numbers are the list's business.
      if (allOf(paper, 'listed').length > 0) return null
      const at = numbers.indexOf(id)
      const later = paper.marks[numbers[at + random.pick([1, 2])] ?? -1]?.text
      const around = [...numbers, ...allOf(paper, 'title')]
      return later === undefined || at === 0 ? null : one(id, later, around)
    },
  },
  {
    // A paragraph left in from last year's narrative.
    name: 'year-told',
    roles: ['year'],
    make: ({ paper, id, mark }) =>
      one(id, String(Number(mark.text) - 1), [id, ...marksOnLine(paper, lineOf(paper, id), 'sentence')]),
  },
  {
    // Goods for services: the total stays as it is.
    name: 'kind-swapped',
    roles: ['kind'],
    make: ({ paper, id, mark }) => {
      const bought = allOf(paper, 'kind').find((at) => paper.marks[at]?.text === '服务')
      if (bought === undefined || mark.text === '服务') return null
      const change = {
        marks: new Map([
          [id, '服务'],
          [bought, mark.text],
        ]),
      }
      const figures = marksOnLine(paper, lineOf(paper, id), 'sentence')
      return { change, wrong: [id, bought, ...figures], causes: [] }
    },
  },
  {
    // A table left in from another unit's file.
    name: 'unit-of-another',
    roles: ['headUnit'],
    make: ({ paper, id, mark }) => {
      const titles = allOf(paper, 'title').filter((at) => paper.marks[at]?.table === mark.table)
      return one(id, '某县水利工程建设管理站', [id, ...titles])
    },
  },
  {
    name: 'procurement-omitted',
    roles: ['title'],
    fits: ({ text }) => text.includes('政府采购'),
    make: withoutProcurement,
  },
  {
    name: 'reason',
    roles: ['reason'],
    make: ({ id, random }) =>
      one(
        id,
        random.pick([
          '严格控制车辆购置，压减费用',
          '厉行节约，经费有所下降',
          '按要求过紧日子，减少了购置支出',
          '业务量增加，支出相应增长',
        ]),
      ),
  },
  {
    // A programme that goes on is named among those that fell away.
    name: 'programme-gone',
    roles: ['gone'],
    make: ({ paper, id, random }) => {
      const names = allOf(paper, 'programme')
      if (names.length === 0) return null
      const programme = random.pick(names)
      const name = (paper.marks[programme]?.text ?? '').replace(/^\w+-|绩效目标表$/gu, '')
      return one(id, name, [id, programme])
    },
  },
]

/** Tables that every edition must publish. */
const isRequired = (title: string): boolean => !/政府采购|项目支出预算表|固定资产|支出经济分类/u.test(title)
