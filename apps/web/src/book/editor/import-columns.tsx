import type { EntrySheet, MappedColumn, SheetMapping } from '@mingzhang/forms'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './column-name.ts'

const fieldsOffered = [
  ...['project', 'project.name', 'use', 'origin', 'fund', 'func', 'econ', 'gov', 'amount'],
  ...['fund:general', 'fund:governmentFund', 'fund:stateCapital', 'fund:special', 'fund:own'],
  ...['note', 'total', 'year', 'unit', 'unit.name', 'func.name', 'econ.name', 'gov.name', 'deleted'],
]

const shownRows = 5

type Properties = {
  readonly sheet: EntrySheet
  readonly mapping: SheetMapping
  readonly change: (mapping: SheetMapping) => void
}

/** 列的对照 The first rows under what each column is taken for, how sure that is, and why. */
export function ImportColumns({ sheet, mapping, change }: Properties) {
  const words = useWords().bookImport
  const rows = sheet.rows.slice(mapping.from)
  return (
    <>
      <p>{fill(words.intro, { rows: rows.length, columns: mapping.columns.length })}</p>
      <div className="paste-scroll">
        <table className="work paste-table">
          <thead>
            <tr>
              {mapping.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of the sheet stay where they are.
                <th key={at} scope="col">
                  <ColumnHead
                    column={column}
                    number={at + 1}
                    choose={(field) => change(withField(mapping, at, field))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map(({ line, cells }) => (
              <tr key={line}>
                {mapping.columns.map(({ field }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  <td key={at} className={field === null ? 'mut' : undefined}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type HeadProperties = {
  readonly column: MappedColumn
  readonly number: number
  readonly choose: (field: string | null) => void
}

function ColumnHead({ column, number, choose }: HeadProperties) {
  const { book, bookImport: words } = useWords()
  const { heading, field, certainty, why } = column
  const nameOf = (one: string): string =>
    one === 'amount'
      ? words.amount
      : Object.hasOwn(words.names, one)
        ? wordOf(words.names, one)
        : columnName(book.grid, one)
  const offered = field === null || fieldsOffered.includes(field) ? fieldsOffered : [...fieldsOffered, field]
  return (
    <>
      {heading !== '' && <small>{heading.replaceAll('｜', ' · ')}</small>}
      <select
        aria-label={`${words.as} ${number}`}
        value={field ?? ''}
        onChange={(event) => choose(event.currentTarget.value || null)}
      >
        <option value="">{words.leave}</option>
        {offered.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
      <small className={certainty === 'unsure' ? 'why-unsure' : undefined}>
        {certainty === 'certain' ? why : `${wordOf(words.certainty, certainty)}：${why}`}
      </small>
    </>
  )
}

/** A column a person took for something; what was that before is left aside. */
function withField(mapping: SheetMapping, at: number, field: string | null): SheetMapping {
  const columns = mapping.columns.map((column, index) => {
    if (index === at) return { ...column, field, certainty: 'certain' as const, why: '您定的' }
    return field !== null && column.field === field ? { ...column, field: null, why: '让给了另一列' } : column
  })
  return { ...mapping, columns, by: 'person' }
}
