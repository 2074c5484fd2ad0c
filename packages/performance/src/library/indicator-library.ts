import { sectorOf } from '@mingzhang/law'
import type { DepartmentTargets, Disclosure, Indicator } from '@mingzhang/model'

/** 计数 How often each text was printed, in the order first met. */
export type Counts = ReadonlyMap<string, number>

/** 指标库一条 One indicator as many units print it. */
export type LibraryEntry = {
  /** The way of writing it that is met most. */
  readonly name: string
  /** Every way it is written, with how often. */
  readonly variants: Counts
  /** How many programmes use it, of how many units. */
  readonly uses: number
  readonly sources: number
  readonly level2: Counts
  readonly units: Counts
  readonly operators: Counts
  /** Targets as printed: ≥95%. */
  readonly targets: Counts
  readonly weights: Counts
  /** Sectors whose units use it, where they were given. */
  readonly sectors: Counts
}

/** 指标库 Grows with every document; a record of its own for each indicator, by its tight name. */
export type IndicatorLibrary = { readonly entries: ReadonlyMap<string, LibraryEntry> }

/** Where indicators come from: which unit, which sector it works in if that is known. */
export type LibrarySource = { readonly unit: string; readonly sector?: string | null }

type Draft = {
  readonly variants: Map<string, number>
  uses: number
  readonly sources: Set<string>
  readonly level2: Map<string, number>
  readonly units: Map<string, number>
  readonly operators: Map<string, number>
  readonly targets: Map<string, number>
  readonly weights: Map<string, number>
  readonly sectors: Map<string, number>
}

const emptyDraft = (): Draft => ({
  variants: new Map(),
  uses: 0,
  sources: new Set(),
  level2: new Map(),
  units: new Map(),
  operators: new Map(),
  targets: new Map(),
  weights: new Map(),
  sectors: new Map(),
})

/** 同名 What makes two printings the same indicator: white space, brackets behind, punctuation and 指标 do not matter. */
export const tightName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\([^()]*\)$/u, '')
    .replace(/^[\d.、]+/u, '')
    .replace(/[，。、；：“”"'《》·,;:]/gu, '')
    .replace(/(?:指标|情况)$/u, '')

/** 见到的指标 One printed indicator with the unit that set it: what a library is built from. */
export type Sighting = {
  readonly indicator: Pick<Indicator, 'name' | 'level2' | 'operator' | 'value' | 'unit' | 'weight'>
  readonly source: LibrarySource
}

/** 建指标库 From indicators as they were met: a store keeps them, and the library grows with every import. */
export function libraryOf(sightings: Iterable<Sighting>): IndicatorLibrary {
  const drafts = new Map<string, Draft>()
  for (const { indicator, source } of sightings) addOne(drafts, indicator, source)
  return { entries: new Map([...drafts].map(([key, draft]) => [key, entryOf(draft)])) }
}

/** 建指标库 From the disclosures of many units. */
export const buildLibrary = (
  documents: Iterable<{
    readonly disclosure: Pick<Disclosure, 'programs' | 'departmentTargets' | 'document'>
    readonly sector?: string | null
  }>,
): IndicatorLibrary => libraryOf([...documents].flatMap(sightingsOf))

function sightingsOf({
  disclosure: { document, programs, departmentTargets },
  sector = null,
}: {
  readonly disclosure: Pick<Disclosure, 'programs' | 'departmentTargets' | 'document'>
  readonly sector?: string | null
}): Sighting[] {
  const unit = document.unit.name ?? document.title ?? document.file
  const of = (indicators: readonly Indicator[], source: LibrarySource) =>
    indicators.map((indicator) => ({ indicator, source }))
  return [
    ...programs.flatMap(({ department, indicators }) =>
      of(indicators, { unit: department ?? unit, sector: sector ?? sectorOf(department ?? unit) }),
    ),
    ...of(departmentTargets.indicators satisfies DepartmentTargets['indicators'], {
      unit,
      sector: sector ?? sectorOf(unit),
    }),
  ]
}

function addOne(drafts: Map<string, Draft>, indicator: Sighting['indicator'], source: LibrarySource): void {
  const key = tightName(indicator.name)
  if (key === '') return
  const draft = drafts.get(key) ?? emptyDraft()
  drafts.set(key, draft)
  const { name, level2, unit, operator, weight } = indicator
  draft.uses += 1
  draft.sources.add(source.unit)
  count(draft.variants, name)
  count(draft.level2, level2)
  count(draft.units, unit)
  count(draft.operators, operator)
  count(draft.targets, targetOf(indicator))
  count(draft.weights, weight)
  count(draft.sectors, source.sector ?? null)
}

/** The target in one text; null where none is printed. */
export const targetOf = ({
  operator,
  value,
  unit,
}: Pick<Indicator, 'operator' | 'value' | 'unit'>): string | null =>
  value === null ? null : `${operator === '定性' ? '' : (operator ?? '')}${value}${unit ?? ''}`

function count(counts: Map<string, number>, text: string | null): void {
  if (text !== null && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
}

/** The text met most; the first of several. */
export function usual(counts: Counts): { readonly text: string; readonly times: number } | null {
  let best: { text: string; times: number } | null = null
  for (const [text, times] of counts) if (!best || times > best.times) best = { text, times }
  return best
}

const entryOf = ({ sources, ...draft }: Draft): LibraryEntry => ({
  ...draft,
  name: usual(draft.variants)?.text ?? '',
  sources: sources.size,
})
