import type { OpenEdition, OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { downloadAddress, editionAddress } from '../api/open.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill, wordOf } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress, viewAddress, yearAddress } from './addresses.ts'

const formats = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

/** Formats that people know by another name than the ending of their files. */
const editionNames: { readonly [format: string]: string } = {
  docx: 'Word',
  xlsx: 'Excel',
  'fdp.zip': 'Fiscal Data Package',
}

/** What people read first, what programs read last. */
const order = ['pdf', 'docx', 'ofd', 'html', 'txt', 'xlsx', 'csv', 'json', 'fdp.zip']
const byUse = (one: string, other: string): number => order.indexOf(one) - order.indexOf(other)

/** 页脚 Downloads, how the checks came out, other years and documents. */
export function UnitFoot({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const published = detail.formats.length > 0
  return (
    <footer className="unit-foot">
      <div className="foot-line">
        {published && <EditionFiles detail={detail} />}
        <div className="downloads">
          <b id="downloads">{published ? open.unit.readData : open.unit.download}</b>
          <ul aria-labelledby="downloads">
            {!published && (
              <li>
                <a href={downloadAddress(detail.documentId, 'original')} download>
                  {open.unit.original}
                </a>
              </li>
            )}
            {formats.map(([format, name]) => (
              <li key={format}>
                <a href={downloadAddress(detail.documentId, format)} download>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
        <Copy />
        <span className="space" />
        <Verdicts detail={detail} />
      </div>
      <Editions detail={detail} />
    </footer>
  )
}

/** 公开稿 The edition as it was published, in every format of it. */
function EditionFiles({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  return (
    <div className="downloads">
      <b id="edition-files">{open.unit.editionFiles}</b>
      <ul aria-labelledby="edition-files">
        {detail.formats.toSorted(byUse).map((format) => (
          <li key={format}>
            <a href={editionAddress(detail.documentId, format)} download>
              {editionNames[format] ?? format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Copy() {
  const { open } = useWords()
  const announce = useAnnounce()
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    announce(open.unit.copied, 'shown')
  }
  return (
    <>
      <button type="button" className="btn" onClick={() => void copy()}>
        {open.unit.link}
      </button>
      <button type="button" className="btn" onClick={() => print()}>
        {open.unit.print}
      </button>
    </>
  )
}

function Verdicts({ detail }: { readonly detail: OpenYear }) {
  const { verdict, open } = useWords()
  const { holds, fails, unknown, inapplicable } = detail.verdicts
  return (
    <p className="verdicts">
      <span className="sv plain o">{`${verdict.holds} ${holds}`}</span>
      <span className="sv plain e">{`${verdict.fails} ${fails}`}</span>
      <span className="sv plain q">{`${verdict.unknown} ${unknown}`}</span>
      <span className="sv plain x">{`${verdict.inapplicable} ${inapplicable}`}</span>
      <Link href={viewAddress(detail, 'checks')}>{open.unit.seeChecks}</Link>
    </p>
  )
}

/** 另一份 Another document of the year, with what became of it; one that was withdrawn leads nowhere. */
function OtherEdition({ detail, edition }: { readonly detail: OpenYear; readonly edition: OpenEdition }) {
  const words = useWords()
  const { documentId, title, kind, standing, publishedOn, endedOn } = edition
  const name = title ?? wordOf(words.kind, kind ?? 'unknown')
  const marks = [
    ...(publishedOn ? [fill(words.open.unit.publishedOn, { day: publishedOn })] : []),
    ...(standing === 'current' ? [] : [fill(words.open.unit[standing], { day: endedOn ?? '' })]),
  ]
  return (
    <span className="edition">
      {standing === 'withdrawn' ? (
        name
      ) : (
        <Link href={`${yearAddress(detail.unitKey, detail.year)}?document=${documentId}`}>{name}</Link>
      )}
      {marks.length > 0 && <span className="u">{marks.join(' · ')}</span>}
    </span>
  )
}

function Editions({ detail }: { readonly detail: OpenYear }) {
  const words = useWords()
  const { open } = words
  const years = [...new Set(detail.editions.flatMap(({ year }) => (year === null ? [] : [year])))]
  const same = detail.editions.filter(
    ({ year, documentId }) => year === detail.year && documentId !== detail.documentId,
  )
  return (
    <div className="editions">
      {years.length > 1 && (
        <p>
          <span className="mut">{open.unit.otherYears}</span>
          {years
            .filter((year) => year !== detail.year)
            .map((year) => (
              <Link key={year} href={yearAddress(detail.unitKey, year)}>
                {year}
              </Link>
            ))}
        </p>
      )}
      {same.length > 0 && (
        <p>
          <span className="mut">{open.unit.editions}</span>
          {same.map((edition) => (
            <OtherEdition key={edition.documentId} detail={detail} edition={edition} />
          ))}
        </p>
      )}
      <p>
        <span className="mut">{open.unit.thisDocument}</span>
        <Link href={sourceAddress(detail.documentId, null)}>{detail.title ?? detail.fileName}</Link>
      </p>
    </div>
  )
}
