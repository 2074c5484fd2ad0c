import { storableText } from './storable-text.ts'

const unknownUnit = 'unknown'
const longest = 200

/**
 * 单位键 The key of the unit a document speaks of; it leads every primary key, so that the tables can be distributed
 * by unit. Names are preferred to codes, because codes change by year and are often not printed; the region is added
 * where the name does not contain it, because the same office exists in every county.
 *
 * @returns at most 200 characters, or `unknown` when the document names no unit
 */
export function unitKey(unit: {
  readonly code: string | null
  readonly name: string | null
  readonly region: string | null
}): string {
  const region = squeeze(unit.region)
  const identity = squeeze(unit.name) || squeeze(unit.code)
  if (!identity) return unknownUnit
  const key = region && !identity.includes(region) ? `${region}/${identity}` : identity
  return [...key].slice(0, longest).join('')
}

const squeeze = (text: string | null): string =>
  storableText(text ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
