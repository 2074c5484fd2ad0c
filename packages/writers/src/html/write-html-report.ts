import type { Severity } from '@mingzhang/model'
import { findingsOf, issueDate, nameOfFile, type Report, type ReportFile, severities } from '../report.ts'
import { words } from '../words.ts'
import { type Html, html, trusted } from './escape.ts'
import { fileHtml } from './file-html.ts'
import { pageScript, pageScriptHash } from './page-script.ts'
import { pageStyle, pageStyleHash } from './page-style.ts'

const say = words.page

/**
 * 核对报告（网页） The findings of a report as one page that needs nothing else: no network, no font, no picture.
 *
 * Every text of a document is escaped, and the page's policy lets only its own style and script run.
 *
 * @returns the page, UTF-8; the same report gives the same bytes
 */
export function writeHtmlReport(report: Report): Uint8Array {
  return new TextEncoder().encode(pageHtml(report).html)
}

const policy = [
  "default-src 'none'",
  `style-src '${pageStyleHash}'`,
  `script-src '${pageScriptHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function pageHtml(report: Report): Html {
  const { year, month, day } = issueDate(report)
  const [first] = report.files
  const only = report.files.length === 1 && first ? nameOfFile(first) : null
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${only === null ? say.title : say.titleOf(only)}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
<div class="page">
<div class="top"><span class="brand"><i></i>${say.brand}</span>
<span class="muted">${say.issuedOn} ${words.date(year, month, day)}</span></div>
<main id="main">
<h1>${say.title}</h1>
${report.files.length > 1 ? contents(report.files) : null}
${report.files.length === 0 ? html`<p class="none">${say.noFile}</p>` : filter(report)}
${report.files.map((file, index) => fileHtml(file, `f${index + 1}`))}
</main>
<footer class="muted">${say.footer}</footer>
</div>
<script>${trusted(pageScript)}</script>
</body>
</html>
`
}

const countOf = (file: ReportFile, severity: Severity): number => findingsOf(file.findings, severity).length

function contents(files: readonly ReportFile[]): Html {
  const head = severities.map(
    (severity) =>
      html`<th scope="col" class="n"><span class="sv ${severity}">${words.severity[severity]}</span></th>`,
  )
  const rows = files.map(
    (file, index) => html`<tr><td><a href="#${`f${index + 1}`}">${nameOfFile(file)}</a></td>
${severities.map((severity) => html`<td class="n">${countOf(file, severity)}</td>`)}
<td class="n wide">${file.counts.fails}</td><td class="n wide">${file.counts.holds}</td></tr>`,
  )
  return html`<nav class="contents" aria-label="${say.contents}"><table>
<thead><tr><th scope="col">${say.file}</th>${head}
<th scope="col" class="n wide">${words.verdict.fails}</th>
<th scope="col" class="n wide">${words.verdict.holds}</th></tr></thead>
<tbody>${rows}</tbody></table></nav>`
}

/** Hidden until the script shows it: without script there is nothing to filter with. */
function filter({ files }: Report): Html | null {
  const count = (severity: Severity) => files.reduce((sum, file) => sum + countOf(file, severity), 0)
  if (files.every((file) => file.findings.length === 0)) return null
  const boxes = severities.map(
    (severity) => html`<label><input type="checkbox" value="${severity}" checked><span
 class="sv ${severity}">${words.severity[severity]} ${count(severity)}</span></label>`,
  )
  return html`<div class="bar" hidden>
<fieldset class="filter"><legend>${say.filter}</legend>${boxes}</fieldset>
<p class="shown" role="status" data-some="${say.shown}" data-none="${say.nothingShown}"></p></div>`
}
