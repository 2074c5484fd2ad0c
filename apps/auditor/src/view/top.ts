import { h } from '../dom.ts'
import type { Language, Words } from '../words.ts'

const svg = 'http://www.w3.org/2000/svg'

/** 顶栏 The bar: whose page it is, and its language. */
export function topView(
  language: Language,
  words: Words,
  choose: (language: Language) => void,
): HTMLElement[] {
  const one = (which: Language, name: string) =>
    h(
      'button',
      { type: 'button', 'aria-pressed': `${language === which}`, onclick: () => choose(which) },
      name,
    )
  const brand = h('span', { class: 'brand' })
  brand.append(markView(), words.brand)
  return [
    brand,
    h('span', { class: 'page' }, words.page),
    h('span', { class: 'space' }),
    h('fieldset', { class: 'switch', 'aria-label': words.language }, one('zh', '中文'), one('en', 'EN')),
  ]
}

/** The mark of the house: two lines of an account. */
function markView(): SVGElement {
  const mark = document.createElementNS(svg, 'svg')
  for (const [name, value] of Object.entries({
    width: '20',
    height: '20',
    viewBox: '0 0 20 20',
    'aria-hidden': 'true',
  }))
    mark.setAttribute(name, value)
  const rows: [string, string, string, string, string][] = [
    ['0', '0', '20', '20', 'var(--accent)'],
    ['4', '6', '12', '2.5', 'var(--on-accent)'],
    ['4', '11.5', '12', '2.5', 'var(--on-accent)'],
  ]
  for (const [x, y, width, height, fill] of rows) {
    const rect = document.createElementNS(svg, 'rect')
    for (const [name, value] of Object.entries({ x, y, width, height, fill })) rect.setAttribute(name, value)
    mark.append(rect)
  }
  return mark
}
