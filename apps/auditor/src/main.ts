import { startAuditing } from './auditing.ts'
import { decodeSamples, type Sample } from './decode-samples.ts'
import { h } from './dom.ts'
import type { Item } from './item.ts'
import { unpacked } from './packed.ts'
import type { SavedAs } from './reader/messages.ts'
import { countRequests } from './requests.ts'
import { fileView } from './view/file.ts'
import { dropView, type SideActions, safeView, samplesView } from './view/side.ts'
import { topView } from './view/top.ts'
import { type Language, wordsOf } from './words.ts'

let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
let samples: readonly Sample[] = []
const words = () => wordsOf[language]

const places = {
  top: h('header', { class: 'top' }),
  title: h('div', {}),
  drop: h('div', {}),
  safe: h('div', {}),
  samples: h('div', {}),
  results: h('section', { class: 'r' }),
  said: h('p', { class: 'unseen', role: 'status' }),
}
const chooser = h('input', { type: 'file', multiple: true, hidden: true })
/** What is drawn of each file, and of what: a file that has not changed is not drawn anew. */
const drawn = new Map<
  string,
  { readonly item: Item; readonly language: Language; readonly view: HTMLElement }
>()

const auditing = startAuditing(words, drawSoon, download)
const requests = countRequests(drawSoon)

const actions: SideActions = {
  choose: () => chooser.click(),
  stop: auditing.stop,
  clear: auditing.clear,
  trySample: ({ name, text }) => void auditing.add([new File([text], name, { type: 'text/plain' })]),
}

let planned = false
/** Draws once for all that happened since the last frame. */
function drawSoon(): void {
  if (planned) return
  planned = true
  requestAnimationFrame(() => {
    planned = false
    draw()
  })
}

function draw(): void {
  const items = auditing.items()
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  places.top.replaceChildren(...topView(language, words(), choose))
  places.title.replaceChildren(h('h1', {}, words().title), h('p', {}, words().lead))
  keepingFocus(() => places.drop.replaceChildren(dropView(items, words(), actions)))
  places.safe.replaceChildren(safeView(requests() + auditing.requests(), words()))
  places.samples.replaceChildren(
    ...(items.length === 0 && samples.length > 0 ? [samplesView(samples, words(), actions)] : []),
  )
  places.results.replaceChildren(...resultViews(items))
  const done = items.filter(({ state }) => state === 'done').length
  places.said.textContent = items.length === 0 ? '' : words().progress(done, items.length)
}

function choose(chosen: Language): void {
  language = chosen
  draw()
}

function resultViews(items: readonly Item[]): HTMLElement[] {
  if (items.length === 0)
    return [h('div', { class: 'empty' }, h('h2', {}, words().nothingYet), h('p', {}, words().nothingYetMore))]
  for (const key of drawn.keys()) if (!items.some((item) => item.key === key)) drawn.delete(key)
  const views = items.map((item) => {
    const known = drawn.get(item.key)
    if (known?.item === item && known.language === language) return known.view
    const view = fileView(item, words())
    drawn.set(item.key, { item, language, view })
    return view
  })
  const joins = auditing.joins()
  const why = joins.map((text) => h('p', { class: 'join' }, h('b', {}, words().together), `　${text}`))
  return [...why, ...views, ...(items.some(({ file }) => file) ? [saveView()] : [])]
}

const saveView = (): HTMLElement =>
  h(
    'div',
    { class: 'out' },
    (['html', 'docx', 'xlsx'] as const).map((as) =>
      h(
        'button',
        { type: 'button', class: 'btn', 'data-save': as, onclick: () => auditing.save(as) },
        words().save[as],
      ),
    ),
    h('span', { class: 'mut' }, words().saveNote),
  )

const savedName: Readonly<Record<SavedAs, string>> = {
  html: '核对报告.html',
  docx: '整改通知书.docx',
  xlsx: '问题清单.xlsx',
}

function download(as: SavedAs, bytes: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes]))
  h('a', { href: address, download: savedName[as] }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A button that is drawn anew under the reader's finger stays the one that has the focus. */
function keepingFocus(change: () => void): void {
  const had = places.drop.contains(document.activeElement)
  change()
  if (had) places.drop.querySelector('button')?.focus()
}

function listen(): void {
  const over = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    document.body.classList.toggle('over', isOver)
  }
  document.addEventListener('dragover', over(true))
  document.addEventListener('dragleave', over(false))
  document.addEventListener('drop', (event) => {
    over(false)(event)
    void auditing.add([...(event.dataTransfer?.files ?? [])])
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && auditing.isBusy()) auditing.stop()
  })
  chooser.addEventListener('change', () => {
    void auditing.add([...(chooser.files ?? [])])
    chooser.value = ''
  })
}

document
  .getElementById('root')
  ?.append(
    places.top,
    h(
      'main',
      { class: 'wrap' },
      h('section', { class: 'l' }, places.title, places.drop, places.safe, places.samples),
      places.results,
    ),
    places.said,
    chooser,
  )
listen()
draw()
samples = decodeSamples(new TextDecoder().decode(await unpacked('samples')))
draw()
