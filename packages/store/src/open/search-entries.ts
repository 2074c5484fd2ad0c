import type { Disclosure, Indicator, Place, SearchEntry, SearchKind } from '@mingzhang/model'
import { indicatorsOf } from '../document-columns.ts'

/** 检索条目 Everything in a disclosure that can be found, by kind. */
export function searchEntries(disclosure: Disclosure): {
  readonly [K in SearchKind]: readonly SearchEntry[]
} {
  return {
    unit: unitEntries(disclosure),
    program: programEntries(disclosure),
    indicator: indicatorsOf(disclosure).map(({ program, indicator }) =>
      indicatorEntry(indicator, program === null ? null : (disclosure.programs[program]?.name ?? null)),
    ),
    text: disclosure.sections.flatMap(({ title, paragraphs }) =>
      paragraphs.map(({ text, place }) => ({ text, under: title, figure: null, place: spotOf(place) })),
    ),
  }
}

/** A place with only the beginning of the text that stands there: the entry has it already. */
const spotOf = (place: Place): Place => ({ ...place, text: place.text.slice(0, 40).toWellFormed() })

function unitEntries({ document: { unit, region, title } }: Disclosure): SearchEntry[] {
  const text = [unit.name, unit.code, region].filter((part) => part !== null).join(' ')
  return text || title ? [{ text: text || (title ?? ''), under: title, figure: null, place: null }] : []
}

const programEntries = ({ programs }: Disclosure): SearchEntry[] =>
  programs.map(({ name, code, department, budget, place, goal }) => ({
    text: [name, code, department, goal?.text].filter(Boolean).join(' '),
    under: name,
    figure: budget ? `${budget.amount} ${budget.unit}` : null,
    place: spotOf(place),
  }))

const indicatorEntry = (indicator: Indicator, program: string | null): SearchEntry => ({
  text: [...new Set([indicator.name, indicator.description])].filter(Boolean).join(' '),
  under: program,
  figure: targetInWords(indicator),
  place: spotOf(indicator.place),
})

function targetInWords({ operator, value, unit }: Indicator): string | null {
  if (value === null) return null
  const sign = operator === null || operator === '定性' || operator === '=' ? '' : operator
  return `${sign}${value}${unit ? ` ${unit}` : ''}`
}
