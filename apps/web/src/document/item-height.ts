import type { Item } from './layout.ts'
import { widthOfText } from './printed-table.ts'
import type { Reading } from './reading.ts'

const lineHeight = 26
const rowHeight = 22
/** Width of the text of the paper, in the 12.5 px face that `widthOfText` measures. */
const paperWidth = 702 * (12.5 / 13.5)

/** 预估高 How high an item is likely to be, before it is drawn and measured: pixels. */
export function heightOf(item: Item | undefined, reading: Reading): number {
  if (!item) return lineHeight
  if (item.kind === 'fold') return 24
  if (item.kind === 'caption') return 24
  if (item.kind === 'paragraph') {
    const block = reading.index.blocks[item.block]
    const text = block?.kind === 'paragraph' ? block.text : ''
    return Math.max(1, Math.ceil((widthOfText(text) + 25) / paperWidth)) * lineHeight
  }
  const rows = item.parts.reduce((sum, { kind, from, to }) => sum + (kind === 'rows' ? to - from : 1), 0)
  const head = item.head ? (reading.printed.get(item.block)?.headRows ?? 0) : 0
  return (rows + head) * rowHeight + 8
}
