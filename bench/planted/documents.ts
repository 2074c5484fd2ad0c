import { chongqing } from './chongqing.ts'
import { hebei } from './hebei.ts'
import { ledgerOf } from './ledger.ts'
import type { Paper } from './paper.ts'
import { randomOf } from './random.ts'
import { shanghai } from './shanghai.ts'

/** A document that closes, with marks where errors may be planted. */
export type PlantedDocument = { readonly name: string; readonly paper: Paper }

/** 平的文件 Disclosures of random ledgers in the layouts of several provinces, in turn. */
export function generatedDocument(seed: number): PlantedDocument {
  const layout = (['chongqing', 'hebei', 'shanghai'] as const)[seed % 3] ?? 'chongqing'
  const ledger = ledgerOf(seed, layout === 'shanghai' ? 100 : 10_000)
  const closed = layout === 'shanghai' ? { ...ledger, carriedIn: new Map<string, number>() } : ledger
  const random = randomOf(seed)
  const paper =
    layout === 'chongqing'
      ? chongqing(ledger, random)
      : layout === 'hebei'
        ? hebei(ledger, random)
        : shanghai(closed)
  return { name: `${layout}-${seed}`, paper }
}
