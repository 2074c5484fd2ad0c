import type { Severity, VerdictCounts } from '@mingzhang/model'
import { findingsOf, nameOfFile, type ReportFile, severities, verdicts } from '../report.ts'
import { words } from '../words.ts'
import { type Html, html } from './escape.ts'
import { findingHtml } from './finding-html.ts'

const say = words.page

/** 一份文件 A file's section: title, facts, the four answers counted, findings by severity. */
export function fileHtml(file: ReportFile, id: string): Html {
  const groups = severities.map((severity) => groupHtml(file, severity, id))
  return html`
<section class="file" id="${id}" aria-labelledby="${id}-title">
<header><div><h2 id="${id}-title">${nameOfFile(file)}</h2>
<p class="muted">${facts(file).join(' · ')}</p></div>
${answers(file.counts)}</header>
${file.findings.length === 0 ? nothingFound(file.counts) : groups.filter((group) => group !== null)}
</section>`
}

/**
 * What is known of the document itself, in the order a reader asks: whose, where, which paper, how surely
 * read.
 */
function facts({ file, document }: ReportFile): readonly string[] {
  const { unit, region, stage, format, amountUnit, confidence, title } = document
  return [
    unit.code === null ? null : say.unitCode(unit.code),
    region,
    words.stage[stage],
    unit.name === null ? null : title,
    `${words.format[format]} ${file}`,
    amountUnit === null ? null : say.amountUnit(amountUnit),
    say.confidence(Math.round(confidence * 100)),
  ].filter((fact) => fact !== null)
}

function answers(counts: VerdictCounts): Html {
  const each = verdicts.map(
    (verdict) => html`
<div><dt><span class="sv ${verdict}">${words.verdict[verdict]}</span></dt><dd>${counts[verdict]}</dd></div>`,
  )
  return html`<dl class="four" aria-label="${say.answers}">${each}
</dl>`
}

const nothingFound = ({ holds, unknown, inapplicable }: VerdictCounts): Html => html`<div class="none">
<p><span class="sv holds">${say.noFinding}</span></p>
<p class="muted">${say.noFindingBody(holds, unknown, inapplicable)}</p></div>`

function groupHtml(file: ReportFile, severity: Severity, id: string): Html | null {
  const group = findingsOf(file.findings, severity)
  if (group.length === 0) return null
  const heading = `${id}-${severity}`
  const listed = group.map((finding, index) =>
    findingHtml(finding, { id: `${heading}-${index + 1}`, index: index + 1, total: group.length }),
  )
  return html`
<section class="group ${severity}-group" aria-labelledby="${heading}">
<h3 id="${heading}"><span>
<span class="sv ${severity}">${say.group(words.severity[severity], group.length)}</span>
<span class="printed" aria-hidden="true">${nameOfFile(file)}</span></span></h3>
${listed}
</section>`
}
