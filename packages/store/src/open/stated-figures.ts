import {
  type Disclosure,
  dimensions,
  type Key,
  keyText,
  type OpenFigure,
  type Statement,
  withCoordinates,
} from '@mingzhang/model'

/** 一个数及其名 A stated figure with the name of the row it stands in. */
export type Stated = OpenFigure & { readonly key: Key; readonly name: string | null; readonly year: number }

/** 查数 The figures of a document by their coordinates; year and stage are those of the document. */
export type StatedFigures = {
  readonly year: number
  /** The first of these coordinates that the document states. */
  readonly find: (...coordinates: readonly Key[]) => Stated | null
  /** The same in another year, of the same stage. */
  readonly findIn: (year: number, ...coordinates: readonly Key[]) => Stated | null
  /** Every figure of the document's year, one a key. */
  readonly all: readonly Stated[]
}

/** Confidence below which a figure is not shown as one that the document states. */
const leastSure = 0.5

/**
 * 所述各数 Indexes the statements of a disclosure for the open book; null when it does not say which year it is of. Of
 * several statements of one key the one in a table is taken, then the surest, then the first.
 */
export function statedFigures(
  disclosure: Disclosure,
  statements: readonly Statement[],
): StatedFigures | null {
  const { year, stage } = disclosure.document
  if (year === null) return null
  const best = bestByKey(statements)
  const nameOf = rowNames(disclosure)
  const stated = (statement: Statement): Stated => ({
    amount: statement.amount.value,
    step: statement.amount.step,
    unit: statement.amount.unit,
    place: statement.place,
    key: statement.key,
    name: nameOf(statement),
    year: Number(statement.key.year ?? year),
  })
  const at = (key: Key): Stated | null => {
    const statement = best.get(keyText(key))
    return statement ? stated(statement) : null
  }
  const findIn = (wanted: number, ...coordinates: readonly Key[]): Stated | null => {
    for (const one of coordinates) {
      const found = at(withCoordinates({ measure: 'money', ...one }, { year: String(wanted), stage }))
      if (found) return found
    }
    return null
  }
  const ofYear = [...best.values()].filter(
    ({ key }) => key.year === String(year) && (key.stage ?? stage) === stage,
  )
  return { year, find: (...coordinates) => findIn(year, ...coordinates), findIn, all: ofYear.map(stated) }
}

function bestByKey(statements: readonly Statement[]): ReadonlyMap<string, Statement> {
  const best = new Map<string, Statement>()
  for (const statement of statements) {
    if (statement.confidence < leastSure) continue
    const before = best.get(statement.keyText)
    if (!before || rank(statement) > rank(before)) best.set(statement.keyText, statement)
  }
  return best
}

const rank = ({ from, confidence }: Statement): number =>
  (from.kind === 'cell' ? 2 : from.kind === 'program' ? 1 : 0) + confidence / 2

/** Numbering before the name of a row: 一、 （二） 1. */
const numbering = /^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|\d+[、.．])\s*/u

function rowNames({ tables, programs }: Disclosure): (statement: Statement) => string | null {
  const names = new Map<string, string>()
  for (const { id, cells } of tables)
    for (const { r, c, row } of cells) names.set(`${id}.${r}.${c}`, row.name.replace(numbering, '').trim())
  return ({ id, from }) => {
    if (from.kind === 'cell') return names.get(id) || null
    return from.kind === 'program' ? (programs[from.index]?.name ?? null) : null
  }
}

const plain: ReadonlySet<string> = new Set(['measure', 'year', 'stage'])

/** Does the key name these dimensions and no other? */
export const namesOnly = (key: Key, ...named: readonly (keyof Key)[]): boolean =>
  dimensions.every((one) => plain.has(one) || (key[one] === undefined) !== named.includes(one))
