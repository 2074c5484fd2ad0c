import type { Verdict } from '@mingzhang/model'
import { originalAddress } from '../api/documents.ts'
import { EndedMark } from '../parts/ended-mark.tsx'
import { VerdictMark } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'
import { useComments, wholeDocument } from './comments-context.ts'
import { useDocumentInUse } from './document-context.ts'
import type { Reading } from './reading.ts'

/** 题头 Unit, year and kind, the facts of the document, and the four answers as counters that filter. */
export function DocumentBar() {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const { detail } = reading
  const { document: header } = detail.disclosure
  const kind = words.kind[header.kind ?? 'unknown']
  const name = header.unit.name ?? header.title ?? detail.fileName
  return (
    <div className="document-bar">
      <div className="document-name">
        <h1>
          {name}
          <span className="year-kind">
            {header.year === null ? kind : fill(words.document.facts.yearKind, { year: header.year, kind })}
          </span>
        </h1>
        <p className="facts">
          {detail.ended && <EndedMark {...detail.ended} />}
          {useFacts().map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {header.notes?.map((note) => (
            <strong key={note}>{note}</strong>
          ))}
        </p>
      </div>
      <Answers />
      <RemarksButton />
      <a className="btn original" href={originalAddress(detail.id)} download={detail.fileName}>
        {words.document.original}
      </a>
    </div>
  )
}

function useFacts(): readonly string[] {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const { disclosure, fileName } = reading.detail
  const { document: header } = disclosure
  const { tables, programs } = reading.counts
  const { facts } = words.document
  return [
    header.unit.code,
    header.region,
    words.format[header.format],
    lengthOf(reading, facts),
    fill(facts.tables, { n: tables }),
    programs > 0 ? fill(facts.programs, { n: programs }) : null,
    header.amountUnit ? fill(facts.unit, { unit: header.amountUnit }) : null,
    fileName,
  ].filter((fact): fact is string => fact !== null && fact !== '')
}

/** How long the document is, in what its format counts. */
function lengthOf({ counts, pages }: Reading, facts: Words['document']['facts']): string {
  if (counts.lines > 0) return fill(facts.lines, { n: counts.lines })
  if (pages) return fill(facts.pages, { n: pages.count })
  return fill(facts.blocks, { n: counts.blocks })
}

/** For reviewers and the unit concerned: how many remarks wait, and the way to them. */
function RemarksButton() {
  const { remarks: words } = useWords().document
  const { may, open, show } = useComments()
  if (!may) return null
  return (
    <button type="button" className="btn" onClick={() => show(wholeDocument)}>
      {open > 0 ? fill(words.openCount, { n: open }) : words.title}
    </button>
  )
}

const order: readonly Verdict[] = ['holds', 'fails', 'unknown', 'inapplicable']

function Answers() {
  const words = useWords()
  const { reading, view, change } = useDocumentInUse()
  const { verdicts } = reading.detail
  return (
    <fieldset className="four">
      <legend className="unseen">{words.document.answers}</legend>
      {order.map((verdict) => (
        <button
          key={verdict}
          type="button"
          aria-pressed={view.answer === verdict}
          title={fill(words.document.filterAnswer, { name: words.verdict[verdict] })}
          onClick={() => change({ answer: view.answer === verdict ? null : verdict })}
        >
          <VerdictMark verdict={verdict}>{words.verdict[verdict]}</VerdictMark>
          <b>{verdicts[verdict]}</b>
        </button>
      ))}
    </fieldset>
  )
}
