import type { Finding, Place, Severity } from '@mingzhang/model'
import { type Html, html } from '../../html/escape.ts'
import { severities } from '../../report.ts'
import { annotateWords } from '../words.ts'

/** 行内标记 Characters of a line (0-based, `to` exclusive) that a finding is about. */
export type LineMark = {
  readonly from: number
  readonly to: number
  /** 0-based finding. */
  readonly index: number
  readonly severity: Severity
  /** Is it the place of the likeliest culprit? */
  readonly isCulprit: boolean
}

/** Marks by 1-based line. Places in other files, or behind the last line, have none. */
export function marksByLine(findings: readonly Finding[], lines: readonly string[]): Map<number, LineMark[]> {
  const byLine = new Map<number, LineMark[]>()
  findings.forEach(({ places, severity }, index) => {
    let isCulprit = true
    for (const place of places.flatMap(inThisFile)) {
      for (const { line, from, to } of stretchesOf(place, lines)) {
        const mark = { from, to, index, severity, isCulprit }
        byLine.set(line, [...(byLine.get(line) ?? []), mark])
        isCulprit = false
      }
    }
  })
  return byLine
}

const inThisFile = (place: Place): readonly Place[] => {
  if (place.file !== undefined) return []
  return place.kind === 'derived' ? place.from.flatMap(inThisFile) : [place]
}

type Stretch = { readonly line: number; readonly from: number; readonly to: number }

/** A place of several lines is marked in each of them; one without a column is its whole line. */
function stretchesOf(place: Place, lines: readonly string[]): Stretch[] {
  if (place.kind !== 'text') return []
  return place.text.split('\n').flatMap((text, nth): Stretch[] => {
    const line = place.line + nth
    const printed = lines[line - 1]
    if (printed === undefined) return []
    const from = nth > 0 ? 0 : (place.column ?? 1) - 1
    const to = place.column === undefined ? printed.length : from + text.length
    return [{ line, from: Math.min(from, printed.length), to: Math.min(to, printed.length) }]
  })
}

/** 标字 A line with its marks; where several meet, the characters carry all of them. */
export function markedLine(line: string, marks: readonly LineMark[]): Html {
  const edges = [...new Set([0, line.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  )
  const pieces = edges.slice(0, -1).map((from, at): Html => {
    const to = edges[at + 1] ?? from
    const over = marks.filter((mark) => mark.from < to && mark.to > from)
    return over.length === 0 ? html`${line.slice(from, to)}` : markHtml(line.slice(from, to), over)
  })
  const empty = marks.filter(({ from, to }) => from === to)
  return html`${pieces}${empty.length === 0 ? null : markHtml('', empty)}`
}

function markHtml(text: string, marks: readonly LineMark[]): Html {
  const severity = severities.find((each) => marks.some((mark) => mark.severity === each)) ?? 'note'
  const isCulprit = marks.some((mark) => mark.isCulprit)
  const links = [...new Map(marks.map((mark) => [mark.index, mark])).values()].map(
    (mark) =>
      html`<a href="#${`f${mark.index + 1}`}" title="${said(mark)}" aria-label="${said(mark)}">${mark.index + 1}</a>`,
  )
  return html`<mark class="${severity}${isCulprit ? ' culprit' : ''}">${text}<sup>${links}</sup></mark>`
}

const said = ({ index, isCulprit }: LineMark): string =>
  isCulprit ? annotateWords.text.marked(index + 1) : annotateWords.text.related(index + 1)
