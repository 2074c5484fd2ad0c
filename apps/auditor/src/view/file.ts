import type { Finding } from '@mingzhang/model'
import { findingsOf, nameOfFile, type ReportFile, verdicts } from '@mingzhang/writers/report'
import { words as reportWords } from '@mingzhang/writers/words'
import { h } from '../dom.ts'
import type { Item } from '../item.ts'
import type { Words } from '../words.ts'
import { findingView } from './finding.ts'

/** 一份文件的结果 What a file is, how far it is, and what was found in it. */
export function fileView(item: Item, words: Words): HTMLElement {
  const { file, refusal } = item
  return h(
    'section',
    { class: 'result', 'data-state': item.state },
    h(
      'div',
      { class: 'file' },
      h('b', {}, titleOf(item)),
      h('span', { class: 'mut meta' }, factsOf(item, words)),
      item.state !== 'done' && h('span', { class: 'state' }, words.state[item.state]),
    ),
    refusal && refusalView(refusal, words),
    file && foundView(file, words),
  )
}

function titleOf({ file, facts, name }: Item): string {
  if (file) return nameOfFile(file)
  if (!facts) return name
  const nothing = { holds: 0, fails: 0, unknown: 0, inapplicable: 0 }
  return nameOfFile({ file: name, document: facts.document, findings: [], counts: nothing })
}

function factsOf({ facts, name }: Item, words: Words): string {
  if (!facts) return ''
  const { document, tables, programs, claims } = facts
  return [
    reportWords.format[document.format],
    document.unit.name === null ? '' : name,
    tables > 0 ? words.tables(tables) : '',
    programs > 0 ? words.programs(programs) : '',
    claims > 0 ? words.claims(claims) : '',
  ]
    .filter((part) => part !== '')
    .join('　')
}

const refusalView = ({ what, why, toDo }: NonNullable<Item['refusal']>, words: Words): HTMLElement =>
  h(
    'div',
    { class: 'refusal' },
    h('p', {}, h('span', { class: 'shape q' }), h('b', {}, what)),
    h('dl', {}, h('dt', {}, words.why), h('dd', {}, why), h('dt', {}, words.toTry), h('dd', {}, toDo)),
  )

const answerClass = { holds: 'o', fails: 'e', unknown: 'q', inapplicable: 'x' } as const

/** So many findings stand open; a file with more is wrong as a whole, and the rest is a click away. */
const mostOpen = 30

function foundView({ findings, counts }: ReportFile, words: Words): (HTMLElement | null)[] {
  const errors = findingsOf(findings, 'error')
  const warnings = findingsOf(findings, 'warning')
  const notes = findingsOf(findings, 'note')
  const grave = [...errors, ...warnings]
  const heading = words.found(errors.length, warnings.length)
  const four = verdicts.map((verdict) =>
    h(
      'div',
      {},
      h('dt', { class: `sv plain ${answerClass[verdict]}` }, words.verdict[verdict]),
      h('dd', {}, counts[verdict]),
    ),
  )
  return [
    h('div', { class: 'res' }, h('h2', {}, heading || words.foundNone), h('dl', { class: 'four' }, four)),
    grave.length === 0
      ? h('p', { class: 'none' }, words.checked(counts.holds, counts.fails, counts.unknown))
      : null,
    h(
      'div',
      { class: 'found' },
      grave.slice(0, mostOpen).map((finding) => findingView(finding, words)),
    ),
    foldedView(words.others(grave.length - mostOpen), grave.slice(mostOpen), words),
    foldedView(words.notes(notes.length), notes, words),
  ]
}

/** Findings that are drawn only when somebody opens them. */
function foldedView(title: string, findings: readonly Finding[], words: Words): HTMLElement | null {
  if (findings.length === 0) return null
  const open = (event: Event): void => {
    const { target } = event
    if (target instanceof HTMLDetailsElement && target.open && target.childElementCount === 1)
      target.append(...findings.map((finding) => findingView(finding, words)))
  }
  return h('details', { class: 'more', ontoggle: open }, h('summary', {}, title))
}
