import { cite } from '@mingzhang/law'
import { type Amount, type Cell, parseAmount, type Table } from '@mingzhang/model'
import { doubledEnds, type Interval, meet, percentInterval, ratioInterval } from '../narrative/claim-facts.ts'
import { type Answer, rule } from '../rule.ts'

/** What a column of percentages may be computed from: growth of one column over another, or one column of another. */
type Formula = {
  readonly kind: 'growth' | 'ratio' | 'share'
  readonly words: string
  /** Columns of the amounts it is computed from. */
  readonly from: readonly number[]
  readonly of: (row: ReadonlyMap<number, Amount>) => Interval | null | undefined
}

const kindOf = (head: string): Formula['kind'] | null => {
  if (!/[率幅%％]|百分比|占比|比例|比重/u.test(head)) return null
  if (/增减|增长|增幅|升降|比上年|较上年|同比|变动/u.test(head)) return 'growth'
  if (/占.{0,6}(?:比|%)|比重/u.test(head)) return 'share'
  return /完成|执行|为(?:年初|上年|预算)/u.test(head) ? 'ratio' : null
}

/**
 * 表内的增减率、占比、完成率与同行的金额相符。
 *
 * A head rarely says of which columns it is the rate. So the formula is the one that most rows of the table bear out, and
 * the rest are held to it: two rows at least must hold, and three for each that does not. Percentages are intervals, half a
 * digit to each side, and so are the amounts.
 */
export const percentagesOfRowsFollow = rule({
  id: 'form/percentages-of-rows-follow',
  title: '表内的增减率、占比、完成率与同行金额相符',
  severity: 'warning',
  basis: [cite('arithmetic')],

  *check({ disclosure: { tables } }) {
    for (const table of tables) {
      for (const [c, column] of table.columns.entries()) {
        const kind = kindOf(column.path.join(''))
        const holds = column.role === 'text' || column.role === 'money'
        if (kind !== null && holds && column.coordinates === null) yield* columnAnswers(table, c, kind)
      }
    }
  },
})

function* columnAnswers(table: Table, c: number, kind: Formula['kind']): Iterable<Answer> {
  const rows = rowsOf(table)
  const printed = table.cells.filter((cell) => cell.c === c && percent.test(cell.text.trim()))
  const tried = formulasOf(table, kind, rows).map((formula) => ({
    formula,
    results: printed.map((cell) => ({ cell, verdict: verdictOf(cell, formula, rows) })),
  }))
  const count = ({ results }: (typeof tried)[number], wanted: Verdict): number =>
    results.filter(({ verdict }) => verdict === wanted).length
  const [best] = tried.toSorted((one, other) => count(other, 'holds') - count(one, 'holds'))
  if (!best) return
  const [holding, failing] = [count(best, 'holds'), count(best, 'fails')]
  const isBorneOut = holding >= 2 && holding >= 3 * failing
  for (const { cell, verdict } of best.results) {
    if (verdict === 'holds') yield 'holds'
    else if (verdict === 'fails') yield isBorneOut ? answer(cell, best.formula, table) : 'unknown'
  }
}

const percent = /^[-−－]?[\d,]+(?:\.\d+)?[%％]?$/u

type Rows = ReadonlyMap<number, ReadonlyMap<number, Amount>>
type Verdict = 'holds' | 'fails' | 'none'

function rowsOf({ cells, amountUnit }: Table): Rows {
  const rows = new Map<number, Map<number, Amount>>()
  for (const { r, c, amount, key } of cells) {
    const parsed = amount === null || key === null ? null : parseAmount(amount, amountUnit ?? '元')
    if (!parsed) continue
    const row = rows.get(r) ?? new Map<number, Amount>()
    rows.set(r, row.set(c, parsed))
  }
  return rows
}

function formulasOf(table: Table, kind: Formula['kind'], rows: Rows): Formula[] {
  const money = table.columns.flatMap(({ role, coordinates }, c) =>
    role === 'money' && coordinates?.measure === 'money' ? [c] : [],
  )
  const head = (c: number): string => table.columns[c]?.path.at(-1) ?? ''
  if (kind === 'share') {
    const total = table.rows.findIndex(({ role }) => role === 'total')
    return money.map((c) => ({
      kind,
      words: `${head(c)}占合计`,
      from: [c],
      of: (row) => ratio(row.get(c), rows.get(total)?.get(c)),
    }))
  }
  const pairs = money.flatMap((one) =>
    money.filter((other) => other !== one).map((other) => [one, other] as const),
  )
  return pairs.map(([one, other]) => ({
    kind,
    words: kind === 'growth' ? `${head(one)}比${head(other)}` : `${head(one)}÷${head(other)}`,
    from: [one, other],
    of: (row) =>
      kind === 'growth' ? growth(row.get(one), row.get(other)) : ratio(row.get(one), row.get(other)),
  }))
}

/** Undefined where a figure is blank, null where there is no base. */
function ratio(part: Amount | undefined, whole: Amount | undefined): Interval | null | undefined {
  if (!part || !whole) return undefined
  const ends = doubledEnds(part).flatMap((a) => doubledEnds(whole).map((b) => [a, b] as const))
  return ratioInterval(ends)
}

function growth(now: Amount | undefined, before: Amount | undefined): Interval | null | undefined {
  if (!now || !before) return undefined
  const ends = doubledEnds(now).flatMap((a) => doubledEnds(before).map((b) => [a - b, b] as const))
  return ratioInterval(ends)
}

function verdictOf(cell: Cell, { of }: Formula, rows: Rows): Verdict {
  const computed = of(rows.get(cell.r) ?? new Map())
  if (!computed || cell.confidence < 0.75) return 'none'
  return meet(intervalOf(cell), computed) ? 'holds' : 'fails'
}

function intervalOf({ text }: Cell): Interval {
  const plain = text
    .trim()
    .replace(/[,%％]/gu, '')
    .replace(/[−－]/u, '-')
  const { low, high } = percentInterval(plain.replace('-', ''))
  if (!plain.startsWith('-')) return { low, high }
  return {
    low: { ...high, numerator: -high.numerator },
    high: { ...low, numerator: -low.numerator },
  }
}

const answer = (cell: Cell, { words, from }: Formula, { cells }: Table): Answer => ({
  what: `“${cell.row.name}”${cell.column.at(-1) ?? ''}写的 ${cell.text}，与同行金额算出的不符`,
  why: `同列其他各行都等于${words}，这一行不等`,
  toDo: '核对同行的金额，再重算这个百分比',
  certainty: 'likely',
  // The percentage or one of the amounts: the row is wrong, not always its last figure.
  places: [
    cell.place,
    ...cells.filter(({ r, c }) => r === cell.r && from.includes(c)).map(({ place }) => place),
  ],
})
