import type { Sample } from '../decode-samples.ts'
import { h } from '../dom.ts'
import { type Item, isUnderWay } from '../item.ts'
import type { Words } from '../words.ts'

export type SideActions = {
  readonly choose: () => void
  readonly stop: () => void
  readonly clear: () => void
  readonly trySample: (sample: Sample) => void
}

/** 放文件处 Where files are dropped; while they are read, the files and how far they are. */
export function dropView(items: readonly Item[], words: Words, actions: SideActions): HTMLElement {
  const busy = items.some(isUnderWay)
  if (busy) return progressView(items, words, actions)
  return h(
    'div',
    { class: items.length === 0 ? 'drop' : 'drop small' },
    h(
      'div',
      {},
      h('b', { class: 'wide-only' }, words.drop),
      h('b', { class: 'narrow-only' }, words.dropShort),
      h('span', {}, words.dropHint),
    ),
    h(
      'div',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'btn primary', id: 'choose', onclick: actions.choose },
        items.length === 0 ? words.choose : words.more,
      ),
      items.length > 0 &&
        h('button', { type: 'button', class: 'btn', id: 'clear', onclick: actions.clear }, words.clear),
    ),
    h('span', { class: 'formats' }, words.formats),
  )
}

function progressView(items: readonly Item[], words: Words, { stop }: SideActions): HTMLElement {
  const done = items.filter((item) => !isUnderWay(item)).length
  const now = items.filter(isUnderWay)
  return h(
    'div',
    { class: 'drop busy' },
    h(
      'div',
      { class: 'head' },
      h('b', {}, words.progress(done, items.length)),
      h(
        'button',
        { type: 'button', class: 'btn', id: 'stop', onclick: stop },
        words.stop,
        h('kbd', {}, 'Esc'),
      ),
    ),
    h('progress', { max: `${items.length}`, value: `${done}`, 'aria-label': words.state.reading }),
    h(
      'ul',
      {},
      now
        .slice(0, 6)
        .map(({ name, state }) =>
          h('li', {}, h('span', {}, name), h('span', { class: 'mut' }, words.state[state])),
        ),
    ),
  )
}

/** 不外传 That nothing leaves the computer, counted while one looks. */
export function safeView(requests: number, words: Words): HTMLElement {
  const row = (name: string, value: string, kind = '', id = '') => [
    h('dt', { class: kind }, name),
    h('dd', { class: kind, id: id || null }, value),
  ]
  return h(
    'div',
    { class: 'safe' },
    h('h2', {}, h('span', { class: 'shape o' }), words.safe),
    h(
      'dl',
      {},
      row(words.requests, words.times(requests), '', 'requests'),
      row(words.sent, requests === 0 ? words.noBytes : words.unsureBytes, '', 'sent'),
      row(words.offline, words.offlineYes, 'hide'),
      row(words.closed, words.closedYes, 'hide'),
    ),
    h('p', {}, words.safeMore),
  )
}

/** 示例 Disclosures to try it with. */
export function samplesView(
  samples: readonly Sample[],
  words: Words,
  { trySample }: SideActions,
): HTMLElement {
  return h(
    'div',
    { class: 'safe try' },
    h('h2', {}, words.samples),
    h(
      'ul',
      {},
      samples.map((sample) =>
        h(
          'li',
          {},
          h('button', { type: 'button', class: 'link', onclick: () => trySample(sample) }, sample.title),
        ),
      ),
    ),
    h('p', {}, words.samplesNote),
  )
}
