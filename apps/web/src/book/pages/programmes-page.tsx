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
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { fenOf, sumsOf } from '../editor/grid-lines.ts'
import { type EditionFields, editionFields } from './edition-fields.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { ListCell } from './list-page.tsx'
import { ProgrammeMoney } from './programme-money.tsx'
import { WholeTargets } from './whole-targets.tsx'
import { yuan } from './yuan.ts'

type Properties = {
  readonly working: WorkingBook
  readonly book: Book | null
  readonly editable: boolean
  readonly change: (name: string, value: Plain, group?: string) => void
  /** The programme one was sent to. */
  readonly wanted: number | null
  /** Is one sent to the targets of the whole? */
  readonly toWhole: boolean
}

const facts = ['name', 'code', 'department', 'category', 'budget', 'executionWeight'] as const
const tales = ['overview', 'legalBasis', 'goal'] as const

/** The indicators of a programme as they stand among the fields. */
export const indicatorsOf = (programme: PlainRecord): readonly PlainRecord[] => {
  const list = programme['indicators']
  return isList(list) ? list.filter(isRecord) : []
}

/** 项目页 The programmes of the book: what they are, what they are to reach, checked as it is typed. */
export function ProgrammesPage({ working, book, editable, change, wanted, toWhole }: Properties) {
  const words = useWords().book
  const programmes = recordsOf(working.fields, 'programmes')
  const [open, setOpen] = useState<number | null>(wanted ?? (programmes.length === 1 ? 0 : null))
  const fields = editionFields(textOf(working.fields, 'edition'))
  useEffect(() => {
    if (wanted !== null) setOpen(wanted)
  }, [wanted])
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
      {(fields.overall || isRecord(working.fields['targets'])) && (
        <WholeTargets working={working} editable={editable} change={change} wanted={toWhole} />
      )}
      {programmes.length === 0 && <p className="g-empty">{words.parts.empty.programmes}</p>}
      {programmes.map((programme, at) => (
        <Programme
          // biome-ignore lint/suspicious/noArrayIndexKey: a programme is its place; its name changes while typed.
          key={at}
          programme={programme}
          number={at + 1}
          verdicts={verdicts.filter((one) => one.programme === at)}
          open={open === at}
          toggle={() => setOpen(open === at ? null : at)}
          fields={fields}
          entered={moneyOf(working, programme)}
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
  readonly fields: EditionFields
  /** What the entries of the programme come to, in 分; null where there are none. */
  readonly entered: number | null
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
  fields,
  entered,
  editable,
  set,
  remove,
}: ProgrammeProperties) {
  const words = useWords().book
  const { targets } = words.parts
  const errors = verdicts.filter(({ finding }) => finding.severity === 'error').length
  const warnings = verdicts.length - errors
  return (
    <section className="programme-part" data-place={`programmes[${number - 1}]`}>
      <header>
        <button type="button" aria-expanded={open} onClick={toggle}>
          {open ? '－' : '＋'} {number} <b>{textOf(programme, 'name') || targets.noName}</b>
        </button>
        <span className="mut">
          <ProgrammeBudget programme={programme} entered={entered} />
          {fill(targets.indicators, { n: indicatorsOf(programme).length })}
        </span>
        {errors > 0 && <span className="sv e plain">{`${words.verdict.error} ${errors}`}</span>}
        {warnings > 0 && <span className="sv w plain">{`${words.verdict.warning} ${warnings}`}</span>}
      </header>
      {open && (
        <div className="programme-fields">
          {[...facts, ...tales].map((name) => (
            <Fact
              key={name}
              name={name}
              label={wordOf({ ...words.fields }, name)}
              text={textOf(programme, name) ?? ''}
              wide={(tales as readonly string[]).includes(name)}
              editable={editable}
              set={(text) => set(name, text === '' && name !== 'name' ? null : text)}
            />
          ))}
          <ProgrammeMoney programme={programme} fields={fields} editable={editable} set={set} />
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

/** What is budgeted, and what the entries say where that is something else. */
function ProgrammeBudget({
  programme,
  entered,
}: {
  readonly programme: PlainRecord
  readonly entered: number | null
}) {
  const words = useWords().book.parts.targets
  const text = textOf(programme, 'budget') ?? ''
  const budget = fenOf(text, '元')
  if (budget === null && text.trim() !== '')
    return <span className="sv e plain">{`${text} ${words.notNumber}`}</span>
  const shown = budget ?? entered
  const differs = budget !== null && entered !== null && budget !== entered
  return (
    <>
      {shown !== null && `${yuan(shown)} 元 · `}
      {differs && (
        <span className="sv w plain">{`${fill(words.entriesDiffer, { sum: yuan(entered) })} · `}</span>
      )}
    </>
  )
}

function moneyOf(working: WorkingBook, programme: PlainRecord): number | null {
  const name = textOf(programme, 'name') ?? ''
  const department = textOf(programme, 'department')
  const id = textOf(programme, 'code') ?? (department === null ? name : `${name}@${department}`)
  const own = working.rows.filter(
    ({ at, money }) => at.project === id && Object.values(money).some((text) => text.trim() !== ''),
  )
  return own.length === 0 ? null : sumsOf(own, working.amountUnit).total
}

type FactProperties = {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly wide: boolean
  readonly editable: boolean
  readonly set: (text: string) => void
}

const Fact = ({ name, label, text, wide, editable, set }: FactProperties) => (
  <div className="text-field line" data-field={name}>
    <b>{label}</b>
    <ListCell label={label} text={text} wide={wide} editable={editable} set={set} />
  </div>
)
