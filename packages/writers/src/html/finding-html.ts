import type { Citation, Evidence, Figures, Finding, Place } from '@mingzhang/model'
import { showAllowance, showDifference, showFigure } from '../figure-words.ts'
import { nameOfCitation, withoutCitation } from '../finding-words.ts'
import { whereOf } from '../place-words.ts'
import { safeLine } from '../safe-text.ts'
import { words } from '../words.ts'
import { type Html, html } from './escape.ts'

const say = words.finding

/** Where a finding stands in its file: `id` of the element, and which of how many it is. */
export type Position = { readonly id: string; readonly index: number; readonly total: number }

/** 一条问题 One finding: what, the figures, the equations, why, what to change, on what basis, where. */
export function findingHtml(finding: Finding, { id, index, total }: Position): Html {
  const { severity, certainty } = finding
  return html`
<article class="finding" id="${id}" data-severity="${severity}" aria-labelledby="${id}-what">
<p class="kicker"><span class="sv ${severity}">${words.severity[severity]}</span>
<span>${say.certainty}${words.colon}${words.certainty[certainty]}</span>
<span class="nth">${words.page.nth(index, total)}</span></p>
<h4 id="${id}-what">${finding.what}</h4>
${finding.figures && figuresTable(finding.figures)}
<dl class="rows">
${row(say.evidence, finding.evidence.length === 0 ? null : evidenceList(finding.evidence))}
${row(say.cause, reason(finding))}
${row(say.correction, change(finding))}
${row(say.rule, ruleOf(finding))}
${row(say.basis, basis(finding))}
${row(say.places, finding.places.length === 0 ? null : placeList(finding.places))}
</dl>
</article>`
}

const row = (name: string, content: Html | null): Html | null =>
  content && html`<div><dt>${name}</dt><dd>${content}</dd></div>`

function figuresTable({ stated, expected, difference, allowance, unit }: Figures): Html {
  const figure = (shown: string, kind: string) =>
    html`<td class="${kind}">${shown}<span class="u">${unit}</span></td>`
  const heads = [say.stated, say.expected, say.difference, say.allowance]
  return html`<table class="figures">
<thead><tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody><tr>${figure(showFigure(stated), '')}${figure(showFigure(expected), '')}
${figure(showDifference(difference), 'gap')}${figure(showAllowance(allowance), 'small')}</tr></tbody></table>`
}

const evidenceList = (evidence: readonly Evidence[]): Html =>
  folded('eq', evidence.map(evidenceLine), 8, say.evidence)

const evidenceLine = ({ verdict, text, arithmetic, assumed = [] }: Evidence): Html =>
  html`<li><span class="sv ${verdict}">${words.verdict[verdict]}</span><span>${text}</span>
<span class="sum">${arithmetic}</span>${assumed.length === 0 ? null : assumptions(assumed)}</li>`

/** So many assumptions stand open under an equation. */
const openAssumptions = 2

/** What an equation takes for granted, small under it; more than two are folded away. */
function assumptions(assumed: readonly string[]): Html {
  const all = say.assumed(assumed.join(words.semicolon))
  if (assumed.length <= openAssumptions) return html`<small class="given">${all}</small>`
  return html`<details class="given"><summary>${say.assumedCount(assumed.length)}</summary><p>${all}</p></details>`
}

/** A list whose tail is folded away when it is long; print unfolds it. */
function folded(kind: string, items: readonly Html[], shown: number, what: string): Html {
  if (items.length <= shown + 1) return html`<ul class="${kind}">${items}</ul>`
  const rest = items.slice(shown)
  return html`<div class="${kind}"><ul>${items.slice(0, shown)}</ul>
<details><summary>${words.page.more(rest.length, what)}</summary><ul>${rest}</ul></details></div>`
}

const reason = ({ cause, why }: Finding): Html =>
  html`${cause && html`<b>${words.cause[cause]}${words.fullStop}</b>`}${why}`

function change({ correction, toDo }: Finding): Html {
  const edit =
    correction &&
    html`<p class="change"><span class="only">${say.from}</span><del>${safeLine(correction.from, 120)}</del> →
<span class="only">${say.to}</span><ins>${safeLine(correction.to, 120)}</ins>
<span class="u">${whereOf(correction.place)}</span></p>`
  return html`${edit}<p>${toDo}</p>`
}

/** 规则 What should be true, in words; the name it is filed under, for those who look it up. */
const ruleOf = ({ title, rule }: Finding): Html =>
  title === undefined ? html`<code>${rule}</code>` : html`${title} <code>${rule}</code>`

function basis(finding: Finding): Html {
  if (finding.basis.length === 0) return html`${withoutCitation(finding)}`
  return html`${finding.basis.map(citation)}`
}

function citation(cited: Citation): Html {
  // Arithmetic, or what the document says of itself, is no text that could be checked.
  if (cited.own) return html`<p>${nameOfCitation(cited)}\n<span class="gist">${cited.gist}</span></p>`
  const state = cited.verified ? say.verified : say.unverified
  return html`<p>${nameOfCitation(cited)}
<span class="state ${cited.verified ? 'yes' : 'no'}">${cited.verified ? '✓' : '？'} ${state}</span>
<span class="gist">${cited.gist}</span></p>`
}

const placeList = (places: readonly Place[]): Html => folded('places', uniquePlaces(places), 10, say.places)

function uniquePlaces(places: readonly Place[]): readonly Html[] {
  const lines = places.map((place) => {
    const quote = safeLine(place.text, 60)
    return html`<li>${whereOf(place)}${quote === '' ? null : html` <q class="quote">${quote}</q>`}</li>`
  })
  return [...new Map(lines.map((line) => [line.html, line])).values()]
}
