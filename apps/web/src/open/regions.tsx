import type { OpenHome } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { regionAddress } from './addresses.ts'
import { groupRegions } from './group-regions.ts'

/** So many can be looked over at once. */
const few = 24

/** 地区目录 The regions; many of them stand under their provinces, which open. */
export function Regions({ regions }: { readonly regions: OpenHome['regions'] }) {
  const { open } = useWords()
  if (regions.length <= few) return <List regions={regions} />
  const groups = groupRegions(regions)
  const wide = groups.filter(({ within }) => within.length > 0)
  const single = groups.filter(({ within }) => within.length === 0)
  return (
    <>
      <List regions={wide} />
      {wide.map(({ region, within }) => (
        <details key={region} className="region-group">
          <summary>{fill(open.home.within, { region, n: within.length })}</summary>
          <List regions={within} />
        </details>
      ))}
      {single.length <= few ? (
        <List regions={single} />
      ) : (
        <details className="region-group" open={wide.length === 0}>
          <summary>{fill(open.home.otherRegions, { n: single.length })}</summary>
          <List regions={single} />
        </details>
      )}
    </>
  )
}

function List({ regions }: { readonly regions: OpenHome['regions'] }) {
  return (
    <ul className="regions">
      {regions.map(({ region, units }) => (
        <li key={region}>
          <Link href={regionAddress(region)}>
            {region} <span className="u">{units}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
