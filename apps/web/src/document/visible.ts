import type { Item } from './layout.ts'
import type { Reading } from './reading.ts'
import { shareOf, shareOfEnd } from './share.ts'

/** 看得见的一段 A run of the document that is in view, as shares (0 to 1) of the whole. */
export type Visible = { readonly from: number; readonly to: number }

/** The runs of the document that a stretch of items shows; folded strips part them. */
export function visibleRuns(reading: Reading, items: readonly Item[]): readonly Visible[] {
  const runs: Visible[] = []
  let open = false
  for (const item of items) {
    if (item.kind === 'fold') {
      open = false
      continue
    }
    const { from, to } = visibleOf(reading, item)
    const before = runs.at(-1)
    if (open && before) runs[runs.length - 1] = { from: before.from, to }
    else runs.push({ from, to })
    open = true
  }
  return runs
}

function visibleOf(reading: Reading, item: Exclude<Item, { kind: 'fold' }>): Visible {
  if (item.kind === 'rows') {
    const { block, parts, head } = item
    const first = head ? null : (parts[0]?.from ?? 0)
    const last = Math.max(0, (parts.at(-1)?.to ?? 1) - 1)
    return { from: shareOf(reading, { block, row: first }), to: shareOf(reading, { block, row: last }) }
  }
  const first = item.kind === 'caption' ? (item.blocks[0] ?? 0) : item.block
  const last = item.kind === 'caption' ? (item.blocks.at(-1) ?? first) : item.block
  return { from: shareOf(reading, { block: first, row: null }), to: shareOfEnd(reading, last) }
}
