import type { Person } from '@mingzhang/cycle'
import { sectorOf } from '@mingzhang/law'
import { decodeLibrary, encodeLibrary, type IndicatorLibrary, libraryOf } from '@mingzhang/performance'
import {
  getLibrarySnapshot,
  libraryFingerprint,
  listSightings,
  type Store,
  saveLibrarySnapshot,
} from '@mingzhang/store'

/**
 * 指标库 The library of the imported documents: the kept one while none has come or gone, else built and kept anew. Whoever reaches
 * a part of the tree only learns from what is published: targets of another county’s drafts are not theirs to know.
 */
export async function currentLibrary(store: Store, { scope }: Person, at: string): Promise<IndicatorLibrary> {
  const sources = scope === 'everything' ? 'everything' : 'published'
  const { fingerprint, documents } = await libraryFingerprint(store, sources)
  const kept = await getLibrarySnapshot(store, fingerprint)
  const known = kept === null ? null : decodeLibrary(kept)
  if (known) return known
  const sightings = await listSightings(store, sources)
  const library = libraryOf(
    sightings.map(({ source, department, operator, ...indicator }) => ({
      indicator: { ...indicator, operator: signs.find((sign) => sign === operator) ?? null },
      source: { unit: source, sector: sectorOf(department ?? source) },
    })),
  )
  await saveLibrarySnapshot(store, { fingerprint, documents, body: encodeLibrary(library) }, at)
  return library
}

const signs = ['≥', '≤', '=', '>', '<', '定性'] as const
