// biome-ignore-all lint/a11y/useSemanticElements: thousands of lines are placed by the window they are seen through; a table element cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is the input of the current cell.
import { governmentalAccount, type WorkingBook, type WorkingProblem, type WorkingRow } from '@mingzhang/forms'
import { memberName } from '@mingzhang/law'
import { formatAmount } from '@mingzhang/model'
import { memo, type ReactNode } from 'react'
import { useSettings } from '../../shell/settings.ts'
import type { BookWords } from '../../words/book.zh-cn.ts'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { moneyText } from './cell-words.ts'
import { nameOf } from './choices.ts'
import type { GridColumn } from './columns.ts'
import { cellText } from './editing.ts'
import type { GridLine } from './grid-lines.ts'
import type { RowVerdict } from './verdicts.ts'

/** 万元 with two decimals, or all the decimals it takes. */
export const amountIn = (amount: number, unit: string): string =>
  formatAmount({ value: amount, step: 1, unit }, 2)

/** 组头 The head of a group with its subtotals. */
export function GroupLine({
  line,
  columns,
  unit,
  verdicts,
  toggle,
}: {
  readonly line: Extract<GridLine, { readonly kind: 'group' }>
  readonly columns: readonly GridColumn[]
  readonly unit: string
  readonly verdicts: ReadonlyMap<string, RowVerdict>
  readonly toggle: (use: string) => void
}) {
  const words = useWords().book.grid
  const name = useGroupName(line)
  const lead = columns.findIndex(({ id }) => id.startsWith('fund:'))
  const sums = columns.slice(lead)
  return (
    <>
      <span className="g-no" />
      <span className="g-head" role="rowheader" aria-colspan={lead} style={{ gridColumn: `span ${lead}` }}>
        <button
          type="button"
          aria-expanded={line.open}
          aria-label={`${line.open ? words.close : words.open} ${name}`}
          onClick={() => toggle(line.use)}
        >
          {line.open ? '－' : '＋'}
        </button>
        {name}
        <small>
          {line.shown === line.rows.length
            ? fill(words.groupCount, { n: line.rows.length })
            : fill(words.groupShown, { n: line.shown, all: line.rows.length })}
        </small>
      </span>
      {sums.map(({ id, kind }) => (
        <span key={id} role="gridcell" className={kind === 'money' || id === 'total' ? 'n' : undefined}>
          {id === 'check' ? <GroupVerdict rows={line.rows} verdicts={verdicts} /> : sumText(line, id, unit)}
        </span>
      ))}
    </>
  )
}

/** All of a group holds, or how many of its lines do not. */
function GroupVerdict({
  rows,
  verdicts,
}: {
  readonly rows: readonly string[]
  readonly verdicts: ReadonlyMap<string, RowVerdict>
}) {
  const words = useWords().book
  const count = (...kinds: readonly RowVerdict['kind'][]): number =>
    rows.filter((id) => kinds.includes(verdicts.get(id)?.kind ?? 'blank')).length
  const errors = count('error')
  const open = count('unknown', 'warning', 'proposed')
  if (errors > 0) return <span className="sv plain e">{`${words.verdict.error} ${errors}`}</span>
  if (open > 0) return <span className="sv plain q">{fill(words.verdict.open, { n: open })}</span>
  return count('holds') > 0 ? <span className="sv plain o">{words.verdict.holds}</span> : null
}

/** 人员经费 and 公用经费 are the two parts of 基本支出, and are called so. */
function useGroupName({ use, name }: { readonly use: string; readonly name: string }): string {
  const words = useWords().book.grid
  const { language } = useSettings().settings
  if (use === '') return words.noUse
  const said = language === 'en' ? memberName('use', use, 'english') : null
  const known = said === null ? name : said.charAt(0).toUpperCase() + said.slice(1)
  return use === 'personnel' || use === 'running' ? fill(words.basic, { name: known }) : known
}

function sumText(line: Extract<GridLine, { readonly kind: 'group' }>, column: string, unit: string): string {
  if (column === 'total') return amountIn(line.sums.total, unit)
  const sum = line.sums.byFund.get(column.replace(/^fund:/u, ''))
  return column.startsWith('fund:') && sum !== undefined ? amountIn(sum, unit) : ''
}

type Names = Pick<WorkingBook, 'fields' | 'amountUnit'>

type RowProperties = {
  /** What names its accounts, and the unit of its amounts. */
  readonly working: Names
  readonly row: WorkingRow
  readonly number: number
  readonly total: number | null
  readonly last: number | null
  readonly columns: readonly GridColumn[]
  readonly verdict: RowVerdict | undefined
  readonly remarks: ReadonlySet<string>
  /** Column of the cursor where it stands in this line. */
  readonly cursor: string | null
  /** Selected columns where the line is selected; none where the cursor's cell is all that is. */
  readonly selected: ReadonlySet<string> | null
  /** Is something typed in the cursor's cell? Else its text shows through the input. */
  readonly typing: boolean
  readonly edit: ReactNode
  readonly pick: (row: string, column: string, extend: boolean) => void
  readonly open: (row: string, column: string) => void
}

/** 一条 A line of the entry table. */
export const EntryLine = memo(function EntryLine(properties: RowProperties) {
  const { row, number, columns, cursor, selected, edit, pick, open } = properties
  return (
    <>
      <span className="g-no" role="rowheader" aria-colindex={1}>
        {number}
      </span>
      {columns.map((column, at) => (
        <span
          key={column.id}
          role="gridcell"
          tabIndex={-1}
          data-cell={`${row.id} ${column.id}`}
          aria-selected={cursor === column.id || selected?.has(column.id) === true}
          aria-colindex={at + 2}
          aria-readonly={column.kind === 'computed' || undefined}
          aria-invalid={isWrong(properties, column) || undefined}
          className={cellClass(properties, column, selected?.has(column.id) === true)}
          onMouseDown={(event) => {
            if (event.target instanceof Element && event.target.closest('.cell-edit')) return
            event.preventDefault()
            pick(row.id, column.id, event.shiftKey)
          }}
          onMouseEnter={(event) => event.buttons === 1 && pick(row.id, column.id, true)}
          onDoubleClick={() => open(row.id, column.id)}
        >
          {(cursor !== column.id || !properties.typing) && <CellText {...properties} column={column} />}
          {cursor === column.id && edit}
          {properties.remarks.has(`row/${row.id}/${column.id}`) && <i className="remarked" />}
        </span>
      ))}
    </>
  )
})

const isWrong = ({ verdict }: RowProperties, column: GridColumn): boolean =>
  verdict?.problem?.cell?.field === column.id && verdict.kind === 'error'

function cellClass(properties: RowProperties, column: GridColumn, selected: boolean): string {
  const { row, cursor } = properties
  return [
    column.kind === 'money' || column.id === 'total' || column.id === 'last' ? 'n' : '',
    cursor === column.id ? 'here' : '',
    isWrong(properties, column) ? 'wrong' : '',
    selected ? 'picked' : '',
    (row.proposed as readonly string[] | undefined)?.includes(column.id) ? 'proposed' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function CellText({
  working,
  row,
  total,
  last,
  verdict,
  column,
}: RowProperties & { readonly column: GridColumn }) {
  const words = useWords().book
  const text = cellText(row, column.id)
  switch (column.id) {
    case 'total':
      return total === null ? null : amountIn(total, working.amountUnit)
    case 'last':
      return last === null ? null : <span className="mut">{amountIn(last, working.amountUnit)}</span>
    case 'check':
      return verdict ? <VerdictCell verdict={verdict} words={words} /> : null
    case 'item':
      return itemName(working, row)
    case 'gov':
      return text === '' ? <span className="mut">{proposedGov(working, row)}</span> : text
    case 'func':
    case 'econ':
      return text === '' ? null : (
        <>
          <em>{text}</em>
          {nameOf(working, column.id, text)}
        </>
      )
    case 'project':
      return <ProjectCell working={working} row={row} text={text} />
    case 'use':
    case 'origin':
      return nameOf(working, column.id, text)
    default:
      return column.kind === 'money' ? moneyText(text, working.amountUnit) : text
  }
}

function ProjectCell({
  working,
  row,
  text,
}: Pick<RowProperties, 'working' | 'row'> & { readonly text: string }) {
  if (text !== '') return nameOf(working, 'project', text)
  return row.at.use === 'project' ? <span className="mut">—</span> : null
}

/** What a line is for, told by the first of its coordinates that it has. */
const itemName = (working: Names, { at }: WorkingRow): string =>
  nameOf(working, 'project', at.project ?? '') ||
  nameOf(working, 'econ', at.econ ?? '') ||
  nameOf(working, 'func', at.func ?? '')

function proposedGov({ fields }: Names, { at }: WorkingRow): string {
  const agency = at.agency ?? fields['agency']
  if (at.econ === undefined || (agency !== 'administrative' && agency !== 'institution')) return ''
  return governmentalAccount(at.econ, agency) ?? ''
}

const marks: { readonly [kind in RowVerdict['kind']]: string } = {
  blank: '',
  holds: 'o',
  proposed: 't',
  unknown: 'q',
  warning: 'w',
  error: 'e',
}

/** One thing that is missing by its name, several by how many. */
const lackText = (words: BookWords, missing: readonly string[]): string =>
  missing.length > 1
    ? fill(words.verdict.lacksMany, { n: missing.length })
    : fill(words.verdict.lacks, { what: wordOf(words.verdict.lack, missing[0] ?? '') })

function problemName(words: BookWords, { id, severity }: WorkingProblem): string {
  const { lack: _lack, ...names } = words.verdict
  return Object.hasOwn(names, id) ? wordOf(names, id) : severity === 'error' ? names.error : names.warning
}

function VerdictCell({ verdict, words }: { readonly verdict: RowVerdict; readonly words: BookWords }) {
  if (verdict.kind === 'blank') return null
  const { problem, missing, kind } = verdict
  const text =
    kind === 'unknown'
      ? lackText(words, missing)
      : problem
        ? problemName(words, problem)
        : kind === 'proposed'
          ? words.verdict.proposed
          : ''
  return (
    <span className={`sv plain ${marks[kind]}`} title={problem?.what}>
      {text || <span className="unseen">{words.verdict.holds}</span>}
    </span>
  )
}
