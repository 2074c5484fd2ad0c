import { type RefObject, useEffect, useRef, useState } from 'react'
import { useDocumentInUse } from './document-context.ts'
import type { Light } from './findings-view.ts'

/** Which tags are joined to which row of the open finding, and how the line is drawn. */
type Joint = {
  readonly numbers: readonly number[]
  readonly row: 'stated' | 'expected'
  readonly kind: 'culprit' | 'agrees'
}

type Across = Joint & { readonly path: string; readonly x: number; readonly y: number }

/** The culprit goes to 原文 and what agrees to 应为; without a culprit the places are what is stated. */
function jointsOf(lights: readonly Light[]): readonly Joint[] {
  const of = (role: string) => lights.filter((light) => light.role === role).map(({ number }) => number)
  const [culprits, agrees] = [of('culprit'), of('agrees')]
  if (culprits.length === 0) return [{ numbers: agrees, row: 'stated', kind: 'agrees' }]
  return [
    { numbers: agrees, row: 'expected', kind: 'agrees' },
    { numbers: culprits, row: 'stated', kind: 'culprit' },
  ]
}

/** 跨栏引线 Lines from the tags to 原文 and 应为 of the open finding, over the border between the panes. */
export function LinksAcross({ main }: { readonly main: RefObject<HTMLElement | null> }) {
  const { lights, selected } = useDocumentInUse()
  const [lines, setLines] = useState<readonly Across[]>([])
  const measure = useRef<() => void>(() => undefined)
  measure.current = () => {
    const found = main.current ? measureAcross(main.current, jointsOf(lights)) : []
    setLines((before) => (pathsOf(before) === pathsOf(found) ? before : found))
  }
  useEffect(() => {
    let frame = 0
    const again = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => measure.current())
    }
    const element = main.current
    const watch = new MutationObserver(again)
    const content = element?.querySelector('.source-content')
    if (content)
      watch.observe(content, { childList: true, attributes: true, attributeFilter: ['style'], subtree: true })
    element?.addEventListener('scroll', again, true)
    addEventListener('resize', again)
    again()
    return () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      element?.removeEventListener('scroll', again, true)
      removeEventListener('resize', again)
    }
  }, [main])
  useEffect(() => {
    const frame = requestAnimationFrame(() => measure.current())
    return () => cancelAnimationFrame(frame)
  })
  const severity = selected?.severity ?? 'note'
  return (
    <svg className="links across" aria-hidden="true">
      {lines.map(({ path, kind, x, y }) => (
        <g key={path} className={`${kind} ${severity}`}>
          <path d={path} />
          <circle cx={x} cy={y} r="3" />
        </g>
      ))}
    </svg>
  )
}

const pathsOf = (lines: readonly Across[]): string => lines.map(({ path }) => path).join(' ')

function measureAcross(main: HTMLElement, joints: readonly Joint[]): readonly Across[] {
  const origin = main.getBoundingClientRect()
  const pane = main.querySelector('.source')?.getBoundingClientRect()
  const list = main.querySelector('.findings-scroll')?.getBoundingClientRect()
  const card = main.querySelector('[data-card]')
  if (!pane || !list || !card) return []
  return joints.flatMap((joint, at) => {
    const row = card.querySelector(`[data-row="${joint.row}"]`)?.getBoundingClientRect()
    if (!row || row.top < list.top || row.bottom > list.bottom) return []
    const starts = joint.numbers.flatMap((number) => {
      const tag = main.querySelector(`[data-tag="${number}"]`)?.getBoundingClientRect()
      const hidden = !tag || tag.top < pane.top || tag.top + 16 > pane.bottom
      return hidden ? [] : [{ x: tag.right - origin.left + 5, y: tag.top + 8 - origin.top }]
    })
    if (starts.length === 0) return []
    const spine = list.left - origin.left - 14 - 8 * at
    const x = list.left - origin.left + 12
    const y = row.top + Math.min(13, row.height / 2) - origin.top
    const heights = [y, ...starts.map((start) => start.y)]
    const branches = starts.map((start) => `M${start.x} ${start.y}H${spine}`).join('')
    const trunk = `M${spine} ${Math.min(...heights)}V${Math.max(...heights)}M${spine} ${y}H${x}`
    return [{ ...joint, path: branches + trunk, x, y }]
  })
}
