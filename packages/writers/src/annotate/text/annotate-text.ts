import type { Finding, Place, Read } from '@mingzhang/model'
import { type Html, html, trusted } from '../../html/escape.ts'
import { findingHtml } from '../../html/finding-html.ts'
import { pageStyle, pageStyleHash } from '../../html/page-style.ts'
import { whereOf } from '../../place-words.ts'
import { words } from '../../words.ts'
import type { Issue } from '../marks.ts'
import { annotateWords, cannotAnnotate } from '../words.ts'
import { linesOf } from './lines-of.ts'
import { type LineMark, markedLine, marksByLine } from './marked-line.ts'
import { textStyle, textStyleHash } from './text-style.ts'

const say = annotateWords.text

/**
 * 批注文本原件 A plain text as a page: its lines as they stand, numbered, every place of a finding marked, the finding
 * itself below the line of its likeliest culprit. The page needs nothing else: no network, no script.
 *
 * @param bytes a text in UTF-8, UTF-16 with its mark, or GB18030, that the reader read
 * @param findings with places of kind text: line from 1, character of the line from 1
 * @returns the page, UTF-8; the same input gives the same bytes
 */
export function annotateText(
  bytes: Uint8Array,
  findings: readonly Finding[],
  { issuedOn }: Issue,
  name = '',
): Read<Uint8Array> {
  const lines = linesOf(bytes)
  if (lines === null) return cannotAnnotate.damaged('文本')
  return { ok: true, value: new TextEncoder().encode(pageHtml(lines, findings, issuedOn, name).html) }
}

const policy = `default-src 'none'; style-src '${pageStyleHash}' '${textStyleHash}'; base-uri 'none'; form-action 'none'`

function pageHtml(
  lines: readonly string[],
  findings: readonly Finding[],
  issuedOn: string,
  name: string,
): Html {
  const marks = marksByLine(findings, lines)
  const title = name === '' ? say.heading : say.title(name)
  const homeless = findings.flatMap((finding, index) =>
    homeOf(finding, lines.length) === null ? [cardOf(finding, index, findings.length)] : [],
  )
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
<style>${trusted(textStyle)}</style>
</head>
<body>
<div class="page">
<div class="top"><span class="brand"><i></i>${words.page.brand}</span>
<span class="muted">${words.page.issuedOn} ${issuedOn}</span></div>
<main>
<h1>${title}</h1>
<p class="muted">${say.summary(findings.length, lines.length)}</p>
${findings.length === 0 ? html`<p class="none">${say.none}</p>` : contents(findings, lines.length)}
${homeless.length === 0 ? null : html`<h2>${say.homeless}</h2>${homeless}`}
<h2>${say.source}</h2>
<ol class="source">
${lines.map((line, index) => lineHtml(line, index + 1, marks.get(index + 1) ?? [], findings))}
</ol>
</main>
</div>
</body>
</html>
`
}

/** The line below which a finding is told: that of its first place in this file; null when it has none. */
function homeOf(finding: Finding, count: number): number | null {
  const place = finding.places.flatMap(spread).find((each) => each.kind === 'text' && each.line <= count)
  return place?.kind === 'text' ? place.line : null
}

const spread = (place: Place): readonly Place[] => {
  if (place.file !== undefined) return []
  return place.kind === 'derived' ? place.from.flatMap(spread) : [place]
}

const contents = (findings: readonly Finding[], count: number): Html => html`<ol class="findings">
${findings.map((finding, index) => {
  const [place] = finding.places
  const where =
    homeOf(finding, count) !== null && place ? html` <span class="muted">${whereOf(place)}</span>` : null
  return html`<li><span class="sv ${finding.severity}">${words.severity[finding.severity]}</span>
<a href="#${`f${index + 1}`}">${finding.what}</a>${where}</li>`
})}
</ol>`

const cardOf = (finding: Finding, index: number, total: number): Html =>
  html`<div class="card ${finding.severity}-group">${findingHtml(finding, { id: `f${index + 1}`, index: index + 1, total })}</div>`

function lineHtml(
  line: string,
  number: number,
  marks: readonly LineMark[],
  findings: readonly Finding[],
): Html {
  const cards = findings.flatMap((finding, index) =>
    marks.some((mark) => mark.index === index && mark.isCulprit)
      ? [cardOf(finding, index, findings.length)]
      : [],
  )
  return html`<li id="${`L${number}`}"><a class="no" href="#${`L${number}`}" aria-label="${say.line(number)}">${number}</a>
<span class="text">${markedLine(line, marks)}</span>${cards}</li>
`
}
