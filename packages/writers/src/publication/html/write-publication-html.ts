import { formatAmount, keyText, type Publication, type PublicationPart, type Run } from '@mingzhang/model'
import { type Html, html, trusted } from '../../html/escape.ts'
import { issueDay } from '../../issue-day.ts'
import { words } from '../../words.ts'
import { arrangePages, hasCover, isTitle } from '../arrange-pages.ts'
import { type ContentsEntry, contentsEntries, fullNameOf } from '../contents-entries.ts'
import type { EmbeddedFacts } from '../facts/embedded-facts.ts'
import { factsForPage } from '../facts/page-facts.ts'
import { publicationWords } from '../words.ts'
import { pageStyle, pageStyleHash } from './page-style.ts'
import { broken, heading, tableHtml } from './table-html.ts'

/**
 * 公开稿（网页） A publication as one page that needs nothing else: no script, no network, no font, no picture. It reads
 * on a phone, aloud and on paper (A4, wide tables on their side).
 *
 * @param facts what was approved, carried in the page as JSON
 * @returns the page, UTF-8; the same publication gives the same bytes
 */
export function writePublicationHtml(publication: Publication, facts: EmbeddedFacts): Uint8Array {
  return new TextEncoder().encode(pageOf(publication, facts).html)
}

const policy = [
  "default-src 'none'",
  `style-src '${pageStyleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function pageOf(publication: Publication, facts: EmbeddedFacts): Html {
  const { title, unit, issuedOn } = publication
  const { year, month, day } = issueDay(issuedOn)
  const entries = contentsEntries(publication)
  const depths = depthsOf([...entries.values()])
  const runs = arrangePages(publication)
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${publicationWords.page.skip}</a>
<header class="${hasCover(publication) ? 'cover own' : 'cover'}">
<h1>${wholeWords(title)}</h1>
<p>${unit.name}</p>
<p><time datetime="${issuedOn}">${words.date(year, month, day)}</time></p>
</header>
<main id="main">
${runs.map((run, index) => {
  const names = [...(run.landscape ? ['lying'] : []), ...(index > 0 ? ['break'] : [])]
  const style = names.length === 0 ? null : html` class="${names.join(' ')}"`
  return html`<div${style}>
${run.parts.map((part) => partHtml(part, entries, depths))}</div>
`
})}</main>
${hasCover(publication) ? html`<a class="contents-link" href="#contents">${publicationWords.page.contents}</a>\n` : null}<script type="application/json" id="mingzhang-facts">${trusted(factsForPage(facts))}</script>
</body>
</html>
`
}

/** A title that takes several lines breaks before its year. */
function wholeWords(title: string): Html | readonly Html[] {
  const year = /\d{4}年/u.exec(title)?.index ?? 0
  return year === 0
    ? broken(title)
    : html`<span>${broken(title.slice(0, year))}</span><span>${broken(title.slice(year))}</span>`
}

type Depth = 2 | 3 | 4

/** 标题级次 How deep every heading stands below the title of the page, no level left out on the way. */
function depthsOf(entries: readonly ContentsEntry[]): ReadonlyMap<PublicationPart, Depth> {
  const depths = new Map<PublicationPart, Depth>()
  let above: readonly number[] = []
  for (const { part, level, text } of entries) {
    if (text === '') continue
    above = [...above.filter((each) => each < level), level]
    depths.set(part, above.length === 1 ? 2 : above.length === 2 ? 3 : 4)
  }
  return depths
}

function partHtml(
  part: PublicationPart,
  entries: ReadonlyMap<PublicationPart, ContentsEntry>,
  depths: ReadonlyMap<PublicationPart, Depth>,
): Html {
  const id = entries.get(part)?.id ?? ''
  const depth = depths.get(part) ?? 2
  switch (part.kind) {
    case 'heading':
      return heading(depth, id, part.text, isTitle(part) ? 'prose title' : 'prose')
    case 'paragraph':
      return html`<p class="prose">${part.runs.map(runHtml)}</p>
`
    case 'table':
      return tableHtml(part.table, id, depth)
    case 'contents':
      return contents(part.title, following(part, entries))
    case 'page-break':
      return html`<div class="break"></div>
`
  }
}

/** The entries after the contents themselves. */
function following(
  part: PublicationPart,
  entries: ReadonlyMap<PublicationPart, ContentsEntry>,
): readonly ContentsEntry[] {
  const all = [...entries.values()]
  return all.slice(all.findIndex((entry) => entry.part === part) + 1).filter((entry) => entry.part !== part)
}

const contents = (
  title: string,
  entries: readonly ContentsEntry[],
): Html => html`<nav class="contents" id="contents" aria-label="${title}">
<h2>${title}</h2>
<ol>
${entries
  .filter(({ text }) => text !== '')
  .map(
    (entry) => html`<li class="l${entry.level}"><a href="#${entry.id}">${fullNameOf(entry)}</a></li>
`,
  )}</ol>
</nav>
`

/** A bound figure carries what it is worth, its unit and its key. */
function runHtml(run: Run): Html {
  if (run.kind === 'words') return html`${broken(run.text)}`
  const { amount, key, text } = run
  return html`<data value="${formatAmount(amount)}" data-unit="${amount.unit}" data-key="${keyText(key)}">${text}</data>`
}
