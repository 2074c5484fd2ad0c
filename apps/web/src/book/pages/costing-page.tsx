import { lineCost, type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { costOf, lineOf, linesOf, withFedEntries, withoutBinding } from '../editor/costing-feed.ts'
import { withField } from '../editor/editing.ts'
import { FedEntries } from './fed-entries.tsx'
import { ListCell } from './list-page.tsx'
import { yuan } from './yuan.ts'

type Properties = {
  readonly working: WorkingBook
  readonly editable: boolean
  readonly put: (working: WorkingBook, group?: string) => void
}

const factors = ['quantity', 'price', 'frequency', 'months', 'standard'] as const

const blankLine: PlainRecord = {
  name: '',
  quantity: '',
  price: '',
  frequency: '',
  months: '',
  standard: '',
  basis: '',
}

/** 测算页 Costing sheets: what each line comes to as it is typed, and the entries they feed. */
export function CostingPage({ working, editable, put }: Properties) {
  const { parts } = useWords().book
  const words = parts.costing
  const sheets = recordsOf(working.fields, 'costing')
  const setSheets = (next: readonly PlainRecord[], group?: string) =>
    put(withFedEntries(working, withField(working, 'costing', next)), group)
  const add = () => {
    const taken = new Set(sheets.map((sheet) => textOf(sheet, 'id')))
    let number = sheets.length + 1
    while (taken.has(`测算${number}`)) number += 1
    setSheets([...sheets, { id: `测算${number}`, title: '', lines: [blankLine] }])
  }
  const remove = (at: number) => {
    const id = textOf(sheets[at] ?? {}, 'id')
    put(
      withField(
        withoutBinding(working, ({ costing }) => costing === id),
        'costing',
        sheets.toSpliced(at, 1),
      ),
    )
  }
  return (
    <div className="book-page">
      {sheets.length === 0 && <p className="g-empty">{parts.empty.costing}</p>}
      {sheets.map((sheet, at) => (
        <section key={textOf(sheet, 'id')} className="part-sheet" data-place={`costing[${at}]`}>
          <SheetTable
            sheet={sheet}
            editable={editable}
            set={(next, field) => setSheets(sheets.with(at, next), `costing ${at} ${field}`)}
          />
          <FedEntries working={working} sheet={sheet} editable={editable} put={put} />
          {editable && (
            <button type="button" className="link" onClick={() => remove(at)}>
              {words.removeSheet}
            </button>
          )}
        </section>
      ))}
      {editable && (
        <button type="button" className="btn" onClick={add}>
          {words.add}
        </button>
      )}
    </div>
  )
}

type SheetProperties = {
  readonly sheet: PlainRecord
  readonly editable: boolean
  readonly set: (sheet: PlainRecord, field: string) => void
}

function SheetTable({ sheet, editable, set }: SheetProperties) {
  const words = useWords().book
  const { costing } = words.parts
  const lines = linesOf(sheet)
  const total = costOf(sheet)
  const setLine = (at: number, field: string, text: string) =>
    set({ ...sheet, lines: lines.with(at, { ...lines[at], [field]: text }) }, `${at} ${field}`)
  return (
    <>
      <label className="text-field line">
        <b>{textOf(sheet, 'id')}</b>
        <input
          value={textOf(sheet, 'title') ?? ''}
          placeholder={words.fields.title}
          readOnly={!editable}
          onChange={(event) => set({ ...sheet, title: event.currentTarget.value }, 'title')}
        />
      </label>
      <div className="part-scroll">
        <table className="work list-page costing">
          <thead>
            <tr>
              <th scope="col">{costing.line}</th>
              {factors.map((name) => (
                <th key={name} scope="col" className="n">
                  {costing[name]}
                </th>
              ))}
              <th scope="col">{costing.basis}</th>
              <th scope="col" className="n">
                {costing.result}
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own while they are typed.
                key={at}
                line={line}
                row={at}
                editable={editable}
                set={(field, text) => setLine(at, field, text)}
                remove={() => set({ ...sheet, lines: lines.toSpliced(at, 1) }, '')}
              />
            ))}
            <tr className="total">
              <td colSpan={7}>{costing.total}</td>
              <td className="n">
                <b>{total === null ? '—' : yuan(total.amount)}</b>
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      {editable && (
        <button
          type="button"
          className="link"
          onClick={() => set({ ...sheet, lines: [...lines, blankLine] }, '')}
        >
          {words.items.add}
        </button>
      )}
    </>
  )
}

/** A line that is not filled in yet is no error; one whose factors are no numbers says so. */
function CostMissing({ line }: { readonly line: PlainRecord }) {
  const words = useWords().book.parts.costing
  const isBlank = ['quantity', 'price'].some((name) => (textOf(line, name) ?? '').trim() === '')
  return isBlank ? <span className="mut">—</span> : <span className="sv e plain">{words.unread}</span>
}

type LineProperties = {
  readonly line: PlainRecord
  readonly row: number
  readonly editable: boolean
  readonly set: (field: string, text: string) => void
  readonly remove: () => void
}

function LineRow({ line, row, editable, set, remove }: LineProperties) {
  const words = useWords().book
  const { costing } = words.parts
  const { price, standard } = lineOf(line)
  const cost = lineCost(lineOf(line))
  const isOver = standard !== null && Number(price) > Number(standard)
  const cell = (name: 'line' | 'basis' | (typeof factors)[number], field: string) => (
    <ListCell
      label={costing[name]}
      text={textOf(line, field) ?? ''}
      wide={false}
      editable={editable}
      set={(text) => set(field, text)}
    />
  )
  return (
    <tr data-place={`lines[${row}]`}>
      <td>{cell('line', 'name')}</td>
      {factors.map((name) => (
        <td key={name} data-field={name} className="n">
          {cell(name, name)}
        </td>
      ))}
      <td>{cell('basis', 'basis')}</td>
      <td className="n">
        {cost === null ? <CostMissing line={line} /> : yuan(cost.amount)}
        {cost !== null && !cost.exact && <small className="mut">{costing.rounded}</small>}
        {isOver && <span className="sv w plain">{fill(costing.over, { standard: standard ?? '' })}</span>}
      </td>
      <td>
        {editable && (
          <button type="button" className="link" onClick={remove}>
            {words.items.remove}
          </button>
        )}
      </td>
    </tr>
  )
}
