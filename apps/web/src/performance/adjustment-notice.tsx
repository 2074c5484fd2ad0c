import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AdjustmentAnswer, adjustmentAddress, getAnswer } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { AdjustmentDialog } from './adjustment-dialog.tsx'
import { useWhere } from './use-year.ts'

/** 待带入的调整 Says that the book behind a year was adjusted, and offers what changed; nothing is taken by itself. */
export function AdjustmentNotice() {
  const words = useWords().performance.adjustment
  const { unit, year } = useWhere()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['performance', unit, year, 'adjustment'],
    queryFn: ({ signal }) => getAnswer<AdjustmentAnswer>(adjustmentAddress(unit, year), signal),
  })
  if (!data || data.state === 'none') return null
  if (data.state === 'typing') return <p className="adjustment mut">{words.typing}</p>
  return (
    <p className="adjustment w">
      {fill(words.offered, { to: data.to ?? '', n: data.changes.length })}
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        {words.open}
      </button>
      {open && <AdjustmentDialog offered={data} close={() => setOpen(false)} />}
    </p>
  )
}
