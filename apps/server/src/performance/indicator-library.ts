import { sectorOf } from '@mingzhang/law'
import { decodeLibrary, encodeLibrary, type IndicatorLibrary, libraryOf } from '@mingzhang/performance'
import {
  getLibrarySnapshot,
  libraryFingerprint,
  listSightings,
  type Store,
  saveLibrarySnapshot,
} from '@mingzhang/store'

/** 指标库 The library of all imported documents: the kept one while none has come or gone, else built and kept anew. */
export async function currentLibrary(store: Store, at: string): Promise<IndicatorLibrary> {
  const { fingerprint, documents } = await libraryFingerprint(store)
  const kept = await getLibrarySnapshot(store, fingerprint)
  const known = kept === null ? null : decodeLibrary(kept)
  if (known) return known
  const sightings = await listSightings(store)
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
