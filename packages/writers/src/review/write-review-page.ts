import type { Refusal, Severity } from '@mingzhang/model'
import { type Html, html, trusted } from '../html/escape.ts'
import { pageStyle, pageStyleHash } from '../html/page-style.ts'
import { issueDay } from '../issue-day.ts'
import { nameOfFile, severities } from '../report.ts'
import { safeLine } from '../safe-text.ts'
import { words } from '../words.ts'
import { type AlikeFindings, moneyInWan, type Review, type ReviewedUnit } from './review-report.ts'
import { reviewWords as say } from './words.ts'

/** 汇总页的附件 What the page leads to, and what is said beside the ranking. Paths are relative to the page. */
export type ReviewPageParts = {
  /** Day of issue, YYYY-MM-DD. */
  readonly issuedOn: string
  /** The list of all findings. */
  readonly list: string | null
  /** The notice of a unit, where it has one. */
  readonly noticeOf: (unit: ReviewedUnit) => string | null
  readonly together: readonly FilesWithReason[]
  readonly apart: readonly FilesWithReason[]
}

type FilesWithReason = { readonly files: readonly string[]; readonly why: string }

/** So many kinds of findings stand on the page; the list has all. */
const mostKinds = 100

/**
 * 汇总页 The summary of a review as one page: units ranked, findings that are alike, files that could not be read. It needs
 * no network; it links only to what lies beside it.
 *
 * @returns the page, UTF-8; the same review gives the same bytes
 */
export function writeReviewPage(review: Review, parts: ReviewPageParts): Uint8Array {
  const { year, month, day } = issueDay(parts.issuedOn)
  const { units, alike, refused } = review
  const files = units.reduce((sum, unit) => sum + unit.files.length, 0)
  const policy = `default-src 'none'; style-src '${pageStyleHash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${say.title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${words.page.skip}</a>
<div class="page">
<div class="top"><span class="brand"><i></i>${words.page.brand}</span>
<span class="muted">${words.page.issuedOn} ${words.date(year, month, day)}</span></div>
<main id="main">
<h1>${say.title}</h1>
<p>${say.totals(files, units.length, refused.length)}</p>
${parts.list === null ? null : html`<p><a href="${linkTo(parts.list)}">${say.list}</a></p>`}
${unitsTable(units, parts)}
<p class="muted">${say.ranking}</p>
${alikeSection(alike)}
${refusedSection(refused)}
${reasonsSection(say.together, parts.together)}
${reasonsSection(say.apart, parts.apart)}
</main>
<footer class="muted">${words.page.footer}</footer>
</div>
</body>
</html>
`
  return new TextEncoder().encode(page.html)
}

/** A file beside the page; a name may hold anything but a way to another place. */
const linkTo = (name: string): string => `./${encodeURIComponent(name.toWellFormed())}`

/** On a phone there is room for errors and warnings only. */
const widthOf = (severity: Severity): string => (severity === 'note' ? 'n wide' : 'n')

const severityHead = (severity: Severity): Html =>
  html`<th scope="col" class="${widthOf(severity)}"><span class="sv ${severity}">${words.severity[severity]}</span></th>`

function unitsTable(units: readonly ReviewedUnit[], { noticeOf }: ReviewPageParts): Html {
  if (units.length === 0) return html`<p class="none">${say.none}</p>`
  const rows = units.map((unit, index) => {
    const notice = noticeOf(unit)
    return html`<tr><td><b>${index + 1}. ${unitName(unit)}</b>
<div class="muted">${[...new Set(unit.files.map(nameOfFile))].join(words.semicolon)}</div>
${notice === null ? null : html`<a href="${linkTo(notice)}">${say.notice}（${say.open}）</a>`}</td>
${severities.map((severity) => html`<td class="${widthOf(severity)}">${unit.count[severity]}</td>`)}
<td class="n wide">${unit.errors.certain}</td><td class="n wide">${moneyInWan(unit.moneyFen)}</td></tr>`
  })
  return html`<div class="contents"><table>
<thead><tr><th scope="col">${say.unit}</th>${severities.map(severityHead)}
<th scope="col" class="n wide">${say.certain}</th>
<th scope="col" class="n wide">${say.money}<span class="u">${say.moneyUnit}</span></th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

/** The unit's name, with its region where it is known. */
const unitName = ({ name, region, files: [first] }: ReviewedUnit): string =>
  name === null
    ? `${say.unknownUnit}${words.colon}${safeLine(first?.file ?? '', 80)}`
    : `${safeLine(name, 80)}${region === null || name.startsWith(region) ? '' : `（${safeLine(region, 40)}）`}`

function alikeSection(alike: readonly AlikeFindings[]): Html | null {
  if (alike.length === 0) return null
  const rows = alike.slice(0, mostKinds).map(
    (
      kind,
    ) => html`<tr><td><span class="sv ${kind.severity}">${words.severity[kind.severity]}</span> ${kind.example}
<div class="muted">${kind.rule}</div></td>
<td class="n">${kind.units}</td><td class="n">${kind.count}</td>
<td class="n wide">${moneyInWan(kind.moneyFen)}</td></tr>`,
  )
  return html`<section class="file"><h2>${say.alike}</h2>
<p class="muted">${say.alikeLead}</p><div class="contents"><table>
<thead><tr><th scope="col">${say.example}</th><th scope="col" class="n">${say.units}</th>
<th scope="col" class="n">${say.count}</th>
<th scope="col" class="n wide">${say.money}<span class="u">${say.moneyUnit}</span></th></tr></thead>
<tbody>${rows}</tbody></table></div>
${alike.length > mostKinds ? html`<p class="muted">${say.rest(alike.length - mostKinds)}</p>` : null}</section>`
}

function refusedSection(refused: Review['refused']): Html | null {
  if (refused.length === 0) return null
  const reason = ({ what, why, toDo }: Refusal): string =>
    [what, why, toDo].map((part) => part.replace(/。$/u, '')).join(words.semicolon)
  return html`<section class="file"><h2>${say.refused}</h2><div class="contents"><table>
<thead><tr><th scope="col">${say.files}</th><th scope="col">${say.why}</th></tr></thead>
<tbody>${refused.map(
    ({ file, refusal }) => html`<tr><td>${safeLine(file, 200)}</td><td>${reason(refusal)}</td></tr>`,
  )}</tbody></table></div></section>`
}

function reasonsSection(title: string, reasons: readonly FilesWithReason[]): Html | null {
  if (reasons.length === 0) return null
  const rows = reasons.map(
    ({ files, why }) => html`<div><dt>${files.length}</dt>
<dd>${why}<div class="muted">${files.map((file) => safeLine(file, 200)).join(words.semicolon)}</div></dd></div>`,
  )
  return html`<section class="file"><h2>${title}</h2><dl class="rows">${rows}</dl></section>`
}
