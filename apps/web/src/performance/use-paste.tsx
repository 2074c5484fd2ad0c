import { type ClipboardEvent, useState } from 'react'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { Laid, PasteForm, RefusedCell } from './lay-clipboard.ts'

/**
 * 粘贴到表 Lays a table of the clipboard over a form at once: one step back takes it all away. What was not taken is kept to
 * be shown. A text without tabs and line ends is the browser's business.
 */
export function usePaste<F extends string>(
  form: (lay: typeof import('./lay-clipboard.ts')) => PasteForm<F>,
  apply: (cells: Laid<F>['cells']) => void,
) {
  const words = useWords().performance
  const announce = useAnnounce()
  const [refused, setRefused] = useState<readonly RefusedCell[]>([])
  const paste = async (event: ClipboardEvent, row: number, field: F) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/u.test(text)) return
    event.preventDefault()
    const lay = await import('./lay-clipboard.ts')
    const laid = lay.layClipboard(text, { row, field }, form(lay))
    if (laid.cells.length > 0) apply(laid.cells)
    setRefused(laid.refused)
    const { length: n } = laid.cells
    announce(
      laid.refused.length > 0
        ? fill(words.pastedSome, { n, refused: laid.refused.length })
        : fill(words.pastedCells, { n }),
      'shown',
    )
  }
  return {
    paste: (event: ClipboardEvent, row: number, field: F) => void paste(event, row, field),
    refused: <Refused cells={refused} gone={() => setRefused([])} />,
  }
}

/** The cells that were not taken, each with its row, its column, what was written and why. */
function Refused({ cells, gone }: { readonly cells: readonly RefusedCell[]; readonly gone: () => void }) {
  const words = useWords().performance
  if (cells.length === 0) return null
  return (
    <section className="refused-cells" role="alert">
      <b className="w">{fill(words.refusedCells, { n: cells.length })}</b>{' '}
      <button type="button" className="btn quiet small" onClick={gone}>
        {words.refusedGone}
      </button>
      <ul>
        {cells.map(({ row, column, text, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          <li key={index}>
            {typeof row === 'number' ? fill(words.refusedRow, { n: row }) : row} {column} <q>{text}</q>{' '}
            <span className="mut">
              {fill(words.refusedWhy[why.kind], { list: why.with ?? '', n: why.with ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
