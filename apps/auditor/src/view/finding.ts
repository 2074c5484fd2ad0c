import type { Evidence, Figures, Finding, Severity, Verdict } from '@mingzhang/model'
import { showAllowance, showDifference, showFigure } from '@mingzhang/writers/figure-words'
import { basisInWords } from '@mingzhang/writers/finding-words'
import { placesInWords, whereOf } from '@mingzhang/writers/place-words'
import { words as reportWords } from '@mingzhang/writers/words'
import { h } from '../dom.ts'
import type { Words } from '../words.ts'

const classOf: Readonly<Record<Severity, string>> = { error: 'e', warning: 'w', note: 't' }
const classOfVerdict: Readonly<Record<Verdict, string>> = {
  holds: 'o',
  fails: 'e',
  unknown: 'q',
  inapplicable: 'x',
}

/** 一条问题 A finding: the shape of its severity, what, where to change it to what, the figure it is off by. */
export function findingView(finding: Finding, words: Words): HTMLElement {
  const { severity, certainty, what, why, places, figures } = finding
  const kind = classOf[severity]
  return h(
    'article',
    { class: 'f' },
    h('span', { class: `shape ${kind}` }),
    h(
      'div',
      {},
      h(
        'h3',
        {},
        h('span', { class: 'unseen' }, `${reportWords.severity[severity]} `),
        what,
        certainty !== 'certain' && h('span', { class: 'sure' }, reportWords.certainty[certainty]),
      ),
      h('p', {}, why),
      changeView(finding, words),
      h('p', { class: 'mut' }, placesInWords(places, 4)),
      detailsView(finding, words),
    ),
    h('div', { class: `n ${kind}` }, figures ? figureView(figures, words) : null),
  )
}

function changeView({ correction, toDo }: Finding, words: Words): HTMLElement {
  if (correction === null) return h('p', { class: 'fix' }, toDo)
  return h(
    'p',
    { class: 'fix' },
    h('span', { class: 'mut' }, `${whereOf(correction.place)} `),
    h('del', {}, correction.from),
    h('span', { 'aria-label': words.change }, ' → '),
    h('ins', {}, correction.to),
    h('span', {}, `　${toDo}`),
  )
}

const figureView = ({ difference, expected, unit }: Figures, words: Words) => [
  showDifference(difference),
  h('span', { class: 'u' }, unit),
  h('small', {}, words.expected(showFigure(expected))),
]

function detailsView(finding: Finding, words: Words): HTMLElement {
  const { figures, evidence, rule } = finding
  return h(
    'details',
    {},
    h('summary', {}, words.details),
    figures && figuresView(figures, words),
    evidence.length > 0 && h('ul', { class: 'eq' }, evidence.slice(0, 40).map(evidenceView)),
    h('p', {}, basisInWords(finding)),
    h('p', { class: 'mut' }, rule),
  )
}

function figuresView({ stated, expected, difference, allowance, unit }: Figures, words: Words): HTMLElement {
  const pairs: [string, string][] = [
    [words.stated, showFigure(stated)],
    [words.shouldBe, showFigure(expected)],
    [words.difference, showDifference(difference)],
    [words.allowance, showAllowance(allowance)],
  ]
  return h(
    'dl',
    { class: 'figures' },
    pairs.map(([name, figure]) =>
      h('div', {}, h('dt', {}, name), h('dd', {}, figure, h('span', { class: 'u' }, unit))),
    ),
  )
}

const evidenceView = ({ verdict, text, arithmetic, assumed = [] }: Evidence): HTMLElement =>
  h(
    'li',
    {},
    h('span', { class: `sv plain ${classOfVerdict[verdict]}` }, reportWords.verdict[verdict]),
    h('span', {}, text),
    h('span', { class: 'sum' }, arithmetic),
    assumed.length > 0 &&
      h('small', { class: 'mut' }, reportWords.finding.assumed(assumed.join(reportWords.semicolon))),
  )
