import measuresText from '../../../law/targets/measures.tsv?raw'
import unitsText from '../../../law/targets/units.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/**
 * 度量的性质 What the name of an indicator says of its figure.
 *
 * `lower`: less is better (投诉次数, 响应时间); `higher`: more is better; `bounded`: a share that cannot pass 100%;
 * `rate`: a rate; `count`: something counted; `timely`: whether things were on time; `timeliness`, `quality`,
 * `satisfaction`, `cost`: the second-level heading it belongs under.
 */
const kinds = [
  'lower',
  'higher',
  'bounded',
  'rate',
  'count',
  'timely',
  'timeliness',
  'quality',
  'satisfaction',
  'cost',
] as const

export type MeasureKind = (typeof kinds)[number]

type MeasureWord = {
  readonly word: string
  readonly atEnd: boolean
  readonly kind: MeasureKind
  readonly unless: readonly string[]
}

const words = lazy((): readonly MeasureWord[] =>
  rowsOfTsv(measuresText).flatMap((row) => {
    const kind = kinds.find((known) => known === row['kind'])
    if (!kind) return []
    return [
      {
        word: row['word'] ?? '',
        atEnd: row['where'] === 'end',
        kind,
        unless: (row['unless'] ?? '').split(' ').filter(Boolean),
      },
    ]
  }),
)

/** 指标名的性质 The kinds that the name of an indicator shows; empty when its words do not say. */
export function measureKinds(name: string): ReadonlySet<MeasureKind> {
  const known = kindsOf.get(name)
  if (known) return known
  if (kindsOf.size >= mostKept) kindsOf.clear()
  const found = kindsIn(name)
  kindsOf.set(name, found)
  return found
}

/** Several rules ask for the same indicators: the last thousands are kept. */
const kindsOf = new Map<string, ReadonlySet<MeasureKind>>()
const mostKept = 4_096

function kindsIn(name: string): ReadonlySet<MeasureKind> {
  const plain = name.replace(/\s+/gu, '').replace(/[（(][^（(）)]*[）)]$/u, '')
  const found = words().filter(
    ({ word, atEnd, unless }) =>
      (atEnd ? plain.endsWith(word) : plain.includes(word)) && !unless.some((other) => plain.includes(other)),
  )
  return new Set(found.map(({ kind }) => kind))
}

/** 计量单位的性质: counts, spans of time, shares of a hundred, money. */
export type UnitKind = 'count' | 'time' | 'percent' | 'money'

const unitKinds = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(rowsOfTsv(unitsText).map((row) => [row['unit'] ?? '', row['kind'] ?? ''])),
)

/** The kind of a printed unit (个（台、套） counts as 个), or null for a unit of several (元/套) or an unknown one. */
export function unitKind(unit: string): UnitKind | null {
  const plain = unit.replace(/\s+/gu, '')
  const kind = unitKinds().get(plain) ?? unitKinds().get(plain.replace(/[（(].*[）)]$/u, ''))
  return kind === 'count' || kind === 'time' || kind === 'percent' || kind === 'money' ? kind : null
}
