import { type MouseEvent, useMemo, useState } from 'react'
import { useWidth } from '../open/use-width.ts'
import { groupBy } from '../parts/group-by.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { type Mark, markNames, markOf } from './row-state.ts'
import { nameOf } from './sort-rows.ts'

const step = 12
const line = 14

/** What is drawn of each mark, with its corner at x and y; each 8 wide and 10 high. */
const shapes: Readonly<Record<Mark, (x: number, y: number) => string>> = {
  error: (x, y) => `M${x} ${y}h8v10h-8z`,
  warning: (x, y) => `M${x} ${y + 5}h8v5h-8z`,
  none: (x, y) => `M${x} ${y + 8}h8v2h-8z`,
  refused: (x, y) => `M${x + 0.5} ${y + 1.5}l7 7m0 -7l-7 7`,
  gone: (x, y) => `M${x} ${y + 4}h8v2h-8z`,
  reading: (x, y) => `M${x} ${y + 1}h8v8h-8zM${x + 3} ${y + 4}h2v2h-2z`,
  waiting: (x, y) => `M${x} ${y + 9}h8v1h-8z`,
}

/** 图例 One mark alone, for the legend. */
export function MarkShape({ mark }: { readonly mark: Mark }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" className="unit-mark">
      <path className={`mark-${mark}`} d={shapes[mark](1, 0)} />
    </svg>
  )
}

/**
 * 一格一个单位 Every unit by its code: tall red an error, half amber a warning, low grey nothing, a cross unreadable,
 * outlined being read. The table below says the same in words, so the picture is one image with one sentence.
 */
export function UnitMarks() {
  const words = useWords().review.progress
  const { rows, open, setCurrent } = useBoardInUse()
  const [box, width] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState('')
  const columns = Math.max(1, Math.floor((width + 4) / step))
  const groups = useMemo(() => groupBy(rows.keys(), (at) => markOf(rowAt(rows, at))), [rows])
  const height = Math.ceil(rows.length / columns) * line
  const at = (event: MouseEvent<SVGSVGElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const column = Math.floor((event.clientX - left) / step)
    return column >= columns ? undefined : rows[Math.floor((event.clientY - top) / line) * columns + column]
  }
  const parts = markNames
    .flatMap((mark) => (groups.get(mark) ? [`${words.mark[mark]} ${groups.get(mark)?.length ?? 0}`] : []))
    .join('，')
  return (
    <div ref={box} className="unit-marks" title={pointed}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: every unit is a row of the table below, which the keys walk. */}
      <svg
        width={columns * step}
        height={height}
        role="img"
        aria-label={fill(words.marks, { total: rows.length, parts })}
        onMouseMove={(event) => {
          const row = at(event)
          setPointed(row ? [row.document?.unitCode, nameOf(row)].filter(Boolean).join(' ') : '')
        }}
        onClick={(event) => {
          const row = at(event)
          if (!row) return
          setCurrent(row.ordinal)
          open(row)
        }}
      >
        {markNames.map((mark) => (
          <path
            key={mark}
            className={`mark-${mark}`}
            d={(groups.get(mark) ?? [])
              .map((n) => shapes[mark]((n % columns) * step, Math.floor(n / columns) * line))
              .join('')}
          />
        ))}
      </svg>
    </div>
  )
}

function rowAt<T>(rows: readonly T[], at: number): T {
  const row = rows[at]
  if (row === undefined) throw new Error('a mark without a row')
  return row
}
