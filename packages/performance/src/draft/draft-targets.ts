import type { BookIndicator, BookProgramme, ProgramScore } from '@mingzhang/model'
import { standing } from '../adjust/standing.ts'
import type { NextYear } from '../feedback/next-year.ts'
import { type IndicatorLibrary, type LibraryEntry, tightName, usual } from '../library/indicator-library.ts'
import { suggest } from '../library/suggest.ts'
import { spreadWeights } from './spread-weights.ts'

/** 起草的目标 A draft with what should be looked at, indicator by indicator. Nothing in it is final. */
export type DraftedTargets = {
  readonly programme: BookProgramme
  /** By position; empty where there is nothing to say. */
  readonly notes: readonly string[]
}

/**
 * 从上年起草 Last year's targets for a new year: texts and indicators as they were, the money left open, and what last
 * year's results say of each indicator.
 */
export function draftFromLastYear(
  last: BookProgramme,
  score: ProgramScore | null,
  advice: NextYear | null,
): DraftedTargets {
  const { targets, places } = standing(last)
  const { budgetInitial: _, ...kept } = targets
  const notes = places.map((index) => {
    const item = score?.items[index]
    const result = item ? `上年：${item.why}` : '上年没有结果'
    const change = advice?.targets.find(({ indicator }) => indicator === index)?.what
    return [result, change].filter(Boolean).join('；')
  })
  return { programme: { ...kept, budget: null, budgetParts: [], plan: null }, notes }
}

/**
 * 借鉴别的单位 The indicators of another unit's programme for one's own: names, units and directions are kept, its values
 * are taken out, for they were its own; the notes say what they were.
 */
export function draftFromOther(own: BookProgramme, other: BookProgramme, unit: string): DraftedTargets {
  const known = new Set(own.indicators.map(({ name }) => tightName(name)))
  const taken = other.indicators.filter(({ name, withdrawn }) => !withdrawn && !known.has(tightName(name)))
  return {
    programme: {
      ...own,
      indicators: [
        ...own.indicators,
        ...taken.map((one): BookIndicator => ({ ...one, value: null, basis: null })),
      ],
    },
    notes: [
      ...own.indicators.map(() => ''),
      ...taken.map(
        ({ operator, value, unit: measure }) =>
          `借鉴${unit}：${operator === '定性' ? '' : (operator ?? '')}${value ?? '（空）'}${measure ?? ''}，请按本项目的实际定值`,
      ),
    ],
  }
}

/**
 * 从指标库起草 Indicators of the library that go with the words of a programme: for each word of its name or goal the
 * nearest entries, those that more units use first, one for each name; their usual unit, direction and weight.
 *
 * @param most how many indicators at most
 */
export function draftFromLibrary(own: BookProgramme, library: IndicatorLibrary, most = 6): DraftedTargets {
  const words = wordsOf(`${own.name}，${own.goal ?? ''}，${own.overview ?? ''}`)
  const known = new Set(own.indicators.map(({ name }) => tightName(name)))
  const found = new Map<string, LibraryEntry>()
  for (const word of words)
    for (const { entry } of suggest(library, word, 3)) {
      const key = tightName(entry.name)
      if (!known.has(key) && !found.has(key)) found.set(key, entry)
    }
  const chosen = [...found.values()].toSorted((one, other) => other.sources - one.sources).slice(0, most)
  const indicators = [...own.indicators, ...chosen.map(indicatorOf)]
  return {
    programme: { ...own, indicators },
    notes: [
      ...own.indicators.map(() => ''),
      ...chosen.map(({ uses, sources, targets }) => {
        const target = usual(targets)
        return `指标库：${sources}个单位用过${uses}次${target ? `，常写${target.text}` : ''}`
      }),
    ],
  }
}

/** Pieces of a text between punctuation, and the four characters at the end of long ones: what an indicator may say. */
function wordsOf(text: string): string[] {
  const pieces = text.split(/[\s，。；、：:,.;（）()“”]+/u).filter((piece) => piece.length >= 2)
  return [...new Set(pieces.flatMap((piece) => [piece.slice(0, 12), piece.slice(-4)]))]
}

const indicatorOf = (entry: LibraryEntry): BookIndicator => {
  const operator = usual(entry.operators)?.text
  const known = (['≥', '≤', '=', '>', '<', '定性'] as const).find((one) => one === operator)
  return {
    level1: null,
    level2: usual(entry.level2)?.text ?? null,
    name: entry.name,
    description: null,
    operator: known ?? null,
    value: null,
    unit: usual(entry.units)?.text ?? null,
    weight: null,
    core: null,
    basis: null,
  }
}

/** 起草的权重 The same draft with its weights spread to a total. */
export const withSpreadWeights = ({ programme, notes }: DraftedTargets, total: string): DraftedTargets => {
  const weights = spreadWeights(
    programme.indicators.map(({ weight }) => weight),
    total,
  )
  return {
    programme: {
      ...programme,
      indicators: programme.indicators.map((one, index) => ({
        ...one,
        weight: weights[index] ?? one.weight,
      })),
    },
    notes,
  }
}
