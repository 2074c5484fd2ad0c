import { isRecord, type Plain, type PlainRecord, textOf, type WorkingBook } from '@mingzhang/forms'
import { useEffect, useState } from 'react'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { ListCell } from './list-page.tsx'

type Properties = {
  readonly working: WorkingBook
  readonly editable: boolean
  readonly change: (name: string, value: Plain, group?: string) => void
  /** Is one sent to them? */
  readonly wanted: boolean
}

/** 整体绩效目标 The goal and the indicators of the whole unit, where the edition prints them. */
export function WholeTargets({ working, editable, change, wanted }: Properties) {
  const words = useWords().book.parts.targets
  const [open, setOpen] = useState(wanted)
  useEffect(() => {
    if (wanted) setOpen(true)
  }, [wanted])
  const given = working.fields['targets']
  const targets: PlainRecord = isRecord(given) ? given : {}
  const list = targets['indicators']
  const indicators = Array.isArray(list) ? list.filter(isRecord) : []
  const set = (field: string, value: Plain, group = field) => {
    const next = { goal: textOf(targets, 'goal'), indicators, [field]: value }
    const isBlank = !next.goal && next.indicators.length === 0
    change('targets', isBlank ? null : next, `targets ${group}`)
  }
  return (
    <section className="programme-part" data-place="targets">
      <header>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '－' : '＋'} <b>{words.whole}</b>
        </button>
        <span className="mut">
          {indicators.length === 0 && !textOf(targets, 'goal')
            ? words.wholeNone
            : fill(words.indicators, { n: indicators.length })}
        </span>
      </header>
      {open && (
        <div className="programme-fields">
          <div className="text-field line" data-field="goal">
            <b>{words.wholeGoal}</b>
            <ListCell
              label={words.wholeGoal}
              text={textOf(targets, 'goal') ?? ''}
              wide
              editable={editable}
              set={(text) => set('goal', text || null)}
            />
          </div>
          <IndicatorTable
            indicators={indicators}
            verdicts={[]}
            editable={editable}
            set={(next, group) => set('indicators', next, group)}
          />
        </div>
      )}
    </section>
  )
}
