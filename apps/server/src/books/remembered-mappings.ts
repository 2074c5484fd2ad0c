import type { StatedMapping } from '@mingzhang/forms'
import { listEntryMappings, type Store } from '@mingzhang/store'
import { decodeKeptMapping } from './decode-kept-mapping.ts'

/** 记住的对照 A mapping that a unit remembers, as the web app gets it. */
export type RememberedMapping = {
  readonly shape: string
  readonly mapping: StatedMapping
  readonly name: string
  readonly savedAt: string
}

/** 单位记住的对照 What a unit remembers, decoded; what cannot be read is passed over. */
export async function rememberedMappings(store: Store, unitKey: string): Promise<RememberedMapping[]> {
  const kept = await listEntryMappings(store, unitKey)
  return kept.flatMap(({ shape, content, name, savedAt }) => {
    const mapping = decodeKeptMapping(content)
    return mapping === null ? [] : [{ shape, mapping, name, savedAt }]
  })
}
