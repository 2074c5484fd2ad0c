import type { OpenEdition, OpenYear, Place } from '@mingzhang/model'
import { encodePlace } from '../document/decode-place.ts'

const part = encodeURIComponent

/** 单位年度的地址 The page of a unit's year. */
export const yearAddress = (unit: string, year: number | string | null): string =>
  `/open/${part(unit)}/${part(String(year ?? ''))}`

/** 本页某部分的地址 A part of the page of a unit's year, of the same document where it is not the one that stands. */
export function viewAddress({ unitKey, year, documentId, editions }: Shown, view: string | null): string {
  const parameters = new URLSearchParams()
  if (view !== null) parameters.set('view', view)
  if (editions.find((edition) => edition.year === year)?.documentId !== documentId)
    parameters.set('document', documentId)
  const text = parameters.toString()
  return `${yearAddress(unitKey, year)}${text && `?${text}`}`
}

type Shown = Pick<OpenYear, 'unitKey' | 'year' | 'documentId'> & {
  readonly editions: readonly Pick<OpenEdition, 'year' | 'documentId'>[]
}

/** 地区的地址. */
export const regionAddress = (region: string): string => `/open/region/${part(region)}`

/** 出处的地址 A document at a place; without one the document. */
export const sourceAddress = (document: string, place: Place | null): string =>
  `/documents/${part(document)}${place ? `?place=${part(encodePlace(place))}` : ''}`

/** 比较的地址 The comparison of units. */
export const compareAddress = (units: readonly string[], year: number | string | null): string => {
  const parameters = new URLSearchParams(units.map((unit) => ['unit', unit]))
  if (year) parameters.set('year', String(year))
  return `/open/compare?${parameters}`
}

/** 检索的地址. */
export const searchAddress = (query: string, kind: string | null): string => {
  const parameters = new URLSearchParams({ query })
  if (kind) parameters.set('kind', kind)
  return `/open/search?${parameters}`
}

/** 可读的地址 An address as a person reads it, Chinese as Chinese; what is no text stays encoded. */
export function readable(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
