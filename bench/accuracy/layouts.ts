import { type Disclosure, type Key, keyText } from '@mingzhang/model'

/**
 * 版式读取的准确度 What was read of the tables of one layout, against a list of its figures: where each is printed and which
 * money it is.
 */
export type LayoutComparison = {
  readonly figures: { readonly right: number; readonly of: number }
  /** Figures with the key of the money they are. */
  readonly money: { readonly right: number; readonly of: number }
  /** Figures whose key nobody knew: nothing is said of them. */
  readonly unkeyed: readonly string[]
  /** Figures with the key of other money: the worst, since they accuse others. */
  readonly misread: readonly string[]
}

/**
 * Compares one document with its list.
 *
 * @param list tab-separated: line, column, figure as printed, money as a key without what the whole document shares
 */
export function compareLayout(disclosure: Disclosure, list: string): LayoutComparison {
  const cells = new Map(
    disclosure.tables
      .flatMap(({ cells }) => cells)
      .flatMap((cell) => (cell.place.kind === 'text' ? [[placeText(cell.place), cell] as const] : [])),
  )
  const stated = list.trimEnd().split('\n').slice(1)
  const unkeyed: string[] = []
  const misread: string[] = []
  let [read, right] = [0, 0]
  for (const row of stated) {
    const [line = '', column = '', figure = '', money = ''] = row.split('\t')
    const cell = cells.get(`${line} ${column}`)
    if (cell?.amount == null || cell.text !== figure) continue
    read += 1
    const key = cell.key && ownKey(cell.key, disclosure)
    if (key === money) right += 1
    else if (key === null) unkeyed.push(`${line} ${figure}: ${money}`)
    else misread.push(`${line} ${figure}: ${money}, read ${key}`)
  }
  const of = stated.length
  return { figures: { right: read, of }, money: { right, of }, unkeyed, misread }
}

const placeText = ({ line, column }: { readonly line: number; readonly column?: number }): string =>
  `${line} ${column ?? 1}`

/** The key as text, without the measure, and without year and stage where they are the document's. */
export function ownKey(
  { measure: _measure, unit: _unit, year, stage, ...rest }: Key,
  { document }: Disclosure,
): string {
  return keyText({
    ...(year !== undefined && year !== String(document.year) && { year }),
    ...(stage !== undefined && stage !== document.stage && { stage }),
    ...rest,
  })
}
