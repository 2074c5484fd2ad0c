import type { OpenFact } from '@mingzhang/model'
import { useWords } from '../words/use-words.ts'

/** A name as it is printed, without the word that every line of the column ends in. */
export const shortName = (name: string): string => name.replace(/(?<=..)支出$/u, '')

/** 名称 How a fact, a node or a block is called: by the catalogue, else as printed, else by its code. */
export function useFactName(): (id: string, printed: string | null) => string {
  const { open } = useWords()
  const names: { readonly [fact: string]: string } = open.facts
  return (id, printed) => {
    if (id === 'whole') return open.unit.whole
    if (id === 'rest') return open.unit.rest
    if (Object.hasOwn(names, id)) return names[id] ?? id
    return shortName(printed ?? id.replace(/^\w+:/u, ''))
  }
}

/** 取事实 A fact of a document's own year; assets stand at the end of the year before. */
export const factOf = (facts: readonly OpenFact[], fact: string, year: number): OpenFact | null =>
  facts.find((one) => one.fact === fact && one.year === year) ??
  (/^(?:count|area|assetValue)/u.test(fact)
    ? (facts.find((one) => one.fact === fact && one.year === year - 1) ?? null)
    : null)
