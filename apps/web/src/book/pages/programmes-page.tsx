import {
  isList,
  isRecord,
  type Plain,
  type PlainRecord,
  recordsOf,
  textOf,
  type WorkingBook,
} from '@mingzhang/forms'
import type { Book } from '@mingzhang/model'
import { checkTargets, type TargetVerdict } from '@mingzhang/rules'
import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { ListCell } from './list-page.tsx'

type Properties = {
  readonly working: WorkingBook
  readonly book: Book | null
  readonly editable: boolean
  readonly change: (name: string, value: readonly PlainRecord[], group?: string) => void
}

const facts = ['name', 'code', 'department', 'category', 'budget'] as const
const tales = ['overview', 'legalBasis', 'goal'] as const

/** The indicators of a programme as they stand among the fields. */
export const indicatorsOf = (programme: PlainRecord): readonly PlainRecord[] => {
  const list = programme['indicators']
  return isList(list) ? list.filter(isRecord) : []
}

/** 项目页 The programmes of the book: what they are, what they are to reach, checked as it is typed. */
export function ProgrammesPage({ working, book, editable, change }: Properties) {
  const words = useWords().book
  const programmes = recordsOf(working.fields, 'programmes')
  const [open, setOpen] = useState<number | null>(programmes.length === 1 ? 0 : null)
  const settled = useDeferredValue(book)
  const verdicts = useMemo(() => (settled === null ? [] : checkTargets(settled.programmes)), [settled])
  const set = (at: number, field: string, value: Plain, group = field) =>
    change(
      'programmes',
      programmes.with(at, { ...programmes[at], [field]: value }),
      `programmes ${at} ${group}`,
    )
  const add = () => {
    change('programmes', [...programmes, { name: '', budget: '', goal: '', indicators: [] }])
    setOpen(programmes.length)
  }
  return (
    <div className="book-page">
      <p className="mut">
        <Link className="link" href="/performance">
          {words.parts.targets.room}
        </Link>
      </p>
      {programmes.length === 0 && <p className="g-empty">{words.items.empty}</p>}
      {programmes.map((programme, at) => (
        <Programme
          // biome-ignore lint/suspicious/noArrayIndexKey: a programme is its place; its name changes while typed.
          key={at}
          programme={programme}
          number={at + 1}
          verdicts={verdicts.filter((one) => one.programme === at)}
          open={open === at}
          toggle={() => setOpen(open === at ? null : at)}
          editable={editable}
          set={(field, value, group) => set(at, field, value, group)}
          remove={() => {
            setOpen(null)
            change('programmes', programmes.toSpliced(at, 1))
          }}
        />
      ))}
      {editable && (
        <button type="button" className="btn" onClick={add}>
          {words.parts.targets.add}
        </button>
      )}
    </div>
  )
}

type ProgrammeProperties = {
  readonly programme: PlainRecord
  readonly number: number
  readonly verdicts: readonly TargetVerdict[]
  readonly open: boolean
  readonly toggle: () => void
  readonly editable: boolean
  readonly set: (field: string, value: Plain, group?: string) => void
  readonly remove: () => void
}

function Programme({
  programme,
  number,
  verdicts,
  open,
  toggle,
  editable,
  set,
  remove,
}: ProgrammeProperties) {
  const words = useWords().book
  const { targets } = words.parts
  const errors = verdicts.filter(({ finding }) => finding.severity === 'error').length
  const warnings = verdicts.length - errors
  return (
    <section className="programme-part">
      <header>
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${open ? targets.collapse : targets.expand} ${number}`}
          onClick={toggle}
        >
          {open ? '－' : '＋'} {number} <b>{textOf(programme, 'name') || targets.noName}</b>
        </button>
        <span className="mut">
          {textOf(programme, 'budget')} · {fill(targets.indicators, { n: indicatorsOf(programme).length })}
        </span>
        {errors > 0 && <span className="sv e plain">{`${words.verdict.error} ${errors}`}</span>}
        {warnings > 0 && <span className="sv w plain">{`${words.verdict.warning} ${warnings}`}</span>}
      </header>
      {open && (
        <div className="programme-fields">
          {[...facts, ...tales].map((name) => (
            <Fact
              key={name}
              label={wordOf({ ...words.fields }, name)}
              text={textOf(programme, name) ?? ''}
              wide={(tales as readonly string[]).includes(name)}
              editable={editable}
              set={(text) => set(name, text === '' && name !== 'name' ? null : text)}
            />
          ))}
          <IndicatorTable
            indicators={indicatorsOf(programme)}
            verdicts={verdicts}
            editable={editable}
            set={(indicators, group) => set('indicators', indicators, group)}
          />
          {editable && (
            <button type="button" className="link" onClick={remove}>
              {words.items.remove}
            </button>
          )}
        </div>
      )}
    </section>
  )
}

type FactProperties = {
  readonly label: string
  readonly text: string
  readonly wide: boolean
  readonly editable: boolean
  readonly set: (text: string) => void
}

const Fact = ({ label, text, wide, editable, set }: FactProperties) => (
  <div className="text-field line">
    <b>{label}</b>
    <ListCell label={label} text={text} wide={wide} editable={editable} set={set} />
  </div>
)
