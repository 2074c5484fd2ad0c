import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'
import { whereInWords } from './place-names.ts'

/** Room right of the paper that the tags need, in pixels; with less, the numbered badges stand alone. */
const tagRoom = 150
const tagHeight = 36

type Tag = { readonly number: number; readonly top: number; readonly left: number; readonly path: string }

const sameTags = (a: readonly Tag[], b: readonly Tag[]): boolean =>
  a.length === b.length && a.every((tag, at) => tag.path === b[at]?.path && tag.top === b[at]?.top)

/**
 * 引线 Lines from the lit figures, along row borders and between lines of text, to tags beside the paper.
 * They lie in what
 * scrolls, so they move with it; measured again whenever the page is drawn anew.
 */
export function LinksInSource({ pane }: { readonly pane: RefObject<HTMLElement | null> }) {
  const words = useWords()
  const { lights, names } = useDocumentInUse()
  const [tags, setTags] = useState<readonly Tag[]>([])
  const measure = useRef<() => void>(() => undefined)
  measure.current = () => {
    const found = pane.current && lights.length > 0 ? measureTags(pane.current) : []
    setTags((before) => (sameTags(before, found) ? before : found))
  }
  useLayoutEffect(() => {
    measure.current()
  })
  useEffect(() => {
    const element = pane.current
    if (!element) return undefined
    const again = () => measure.current()
    const watch = new ResizeObserver(again)
    watch.observe(element)
    element.addEventListener('scrollend', again)
    return () => {
      watch.disconnect()
      element.removeEventListener('scrollend', again)
    }
  }, [pane])
  if (tags.length === 0) return null
  const byNumber = new Map(lights.map((light) => [light.number, light]))
  const drawn = tags.flatMap((tag) => {
    const light = byNumber.get(tag.number)
    return light ? [{ ...tag, light }] : []
  })
  drawn.sort((a, b) => Number(a.light.role === 'culprit') - Number(b.light.role === 'culprit'))
  return (
    <>
      <svg className="links" aria-hidden="true">
        {drawn.map(({ number, path, light }) => (
          <path key={number} d={path} className={`${light.role} ${light.severity}`} />
        ))}
      </svg>
      {drawn.map(({ number, top, left, light }) => (
        <div key={number} className="tag" data-tag={number} style={{ top, left }} aria-hidden="true">
          <span className={`n0 ${light.role} ${light.severity}`}>{number}</span>
          <span>
            <b>{names(light.place, 'short') ?? light.place.text.slice(0, 12)}</b>
            {whereInWords(light.place, words)}
          </span>
        </div>
      ))}
    </>
  )
}

function measureTags(pane: HTMLElement): readonly Tag[] {
  const content = pane.querySelector('.source-content')
  const paper = pane.querySelector('.item.sheet')
  if (!content || !paper) return []
  const origin = content.getBoundingClientRect()
  const edge = paper.getBoundingClientRect().right - origin.left
  if (pane.clientWidth - (edge + origin.left - pane.getBoundingClientRect().left) < tagRoom) return []
  const seen = new Set<number>()
  const wanted: { number: number; path: string; end: number }[] = []
  for (const figure of pane.querySelectorAll<HTMLElement>('[data-light]')) {
    const number = Number(figure.dataset['light'])
    if (seen.has(number)) continue
    seen.add(number)
    const start = startOf(figure)
    const [x, bottom, under] = [start.x - origin.left, start.bottom - origin.top, start.under - origin.top]
    wanted.push({ number, path: `M${Math.min(x, edge)} ${bottom}V${under}H${edge + 6}`, end: under })
  }
  wanted.sort((a, b) => a.end - b.end)
  let free = 0
  return wanted.map(({ number, path, end }) => {
    const top = Math.max(end - 8, free)
    free = top + tagHeight
    return { number, top, left: edge + 12, path: `${path}V${top + 8}H${edge + 12}` }
  })
}

type Start = { readonly x: number; readonly bottom: number; readonly under: number }

/**
 * Where the line of a figure begins and at which height it leaves: along the border of the row when the
 * figure stands on the
 * last line of its cell, else right under its own line of text. A figure scrolled out of a wide table
 * leaves at its edge.
 */
function startOf(figure: HTMLElement): Start {
  const rects = figure.getClientRects()
  const box = rects[rects.length - 1] ?? figure.getBoundingClientRect()
  const row = figure.closest('tr')?.getBoundingClientRect()
  const frame = figure.closest('.printed-scroll')?.getBoundingClientRect()
  const middle = (box.left + box.right) / 2
  // On a page as published the box ends at the border of the cell, or under the line of text.
  if (figure.matches('.page-lit')) return { x: middle, bottom: box.bottom, under: box.bottom }
  if (!row) return { x: middle, bottom: box.bottom + 1, under: box.bottom + 3 }
  const cell = figure.closest('td, th')
  const range = document.createRange()
  if (cell) range.selectNodeContents(cell)
  const last = cell ? range.getBoundingClientRect().bottom : box.bottom
  const under = last - box.bottom > 6 ? box.bottom + 2 : row.bottom - 0.5
  const hidden = frame !== undefined && middle > frame.right
  return hidden ? { x: frame.right, bottom: under, under } : { x: middle, bottom: box.bottom + 1, under }
}
