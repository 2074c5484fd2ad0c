import { type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { memberName } from '@mingzhang/law'
import { wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

import { editionFields } from './edition-fields.ts'

type Properties = {
  readonly working: WorkingBook
  readonly name: string
  readonly editable: boolean
  readonly change: (name: string, value: readonly PlainRecord[], group?: string) => void
}

/** What units count, as disclosures print it, in whatever language the page speaks. */
const countedThings = [
  ...['行政编制', '事业编制', '在职人员', '离休人员', '退休人员'],
  ...['公务用车', '单价100万元以上设备'],
]

/** 各表的栏 Columns of the lists beside the entry table, by list; `wide` ones take texts of several lines. */
export const listColumns: {
  readonly [list: string]: readonly { readonly id: string; readonly wide?: true }[]
} = {
  counts: [{ id: 'what' }, { id: 'count' }, { id: 'measure' }],
  assets: [{ id: 'asset' }, { id: 'count' }, { id: 'value' }],
}

/** 明细页 A list beside the entry table: one record a line, every text kept as typed. */
export function ListPage({ working, name, editable, change }: Properties) {
  const words = useWords().book
  const columns = listColumns[name] ?? []
  const records = recordsOf(working.fields, name)
  const label = (id: string): string => wordOf(fieldNames(words.fields), id)
  const blank = Object.fromEntries(columns.map(({ id }) => [id, '']))
  const set = (at: number, field: string, text: string | null) =>
    change(
      name,
      records.map((record, index) => (index === at ? { ...record, [field]: text } : record)),
      `${name} ${at} ${field}`,
    )
  return (
    <div className="book-page">
      <table className="work list-page">
        <thead>
          <tr>
            <th scope="col" className="n">
              {words.grid.number}
            </th>
            {columns.map(({ id }) => (
              <th key={id} scope="col">
                {label(id)}
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) => (
            <ListRow
              // biome-ignore lint/suspicious/noArrayIndexKey: records have no names of their own while they are typed.
              key={at}
              working={working}
              name={name}
              record={record}
              number={at + 1}
              editable={editable}
              set={(field, text) => set(at, field, text)}
              remove={() => change(name, records.toSpliced(at, 1))}
            />
          ))}
        </tbody>
      </table>
      {records.length === 0 && (
        <p className="g-empty">{name === 'assets' ? words.parts.empty.assets : words.parts.empty.counts}</p>
      )}
      <datalist id="counted-things">
        {countedThings.map((what) => (
          <option key={what} value={what} />
        ))}
      </datalist>
      {editable && (
        <button type="button" className="btn" onClick={() => change(name, [...records, blank])}>
          {words.items.add}
        </button>
      )}
    </div>
  )
}

type RowProperties = Pick<Properties, 'working' | 'name' | 'editable'> & {
  readonly record: PlainRecord
  readonly number: number
  readonly set: (field: string, text: string | null) => void
  readonly remove: () => void
}

function ListRow({ working, name, record, number, editable, set, remove }: RowProperties) {
  const words = useWords().book
  const label = (id: string): string => wordOf(fieldNames(words.fields), id)
  return (
    <tr data-place={`${name}[${number - 1}]`}>
      <td className="n mut">{number}</td>
      {(listColumns[name] ?? []).map(({ id, wide }) => (
        <td key={id} data-field={id}>
          {id === 'asset' ? (
            <AssetChoice
              working={working}
              asset={textOf(record, id) ?? ''}
              editable={editable}
              set={(asset) => set(id, asset)}
            />
          ) : (
            <ListCell
              label={label(id)}
              text={textOf(record, id) ?? ''}
              wide={wide === true}
              editable={editable}
              set={(text) => set(id, text)}
              list={id === 'what' ? 'counted-things' : undefined}
            />
          )}
        </td>
      ))}
      <td className="nowrap">
        {editable && (
          <button type="button" className="link" onClick={remove}>
            {words.items.remove}
          </button>
        )}
      </td>
    </tr>
  )
}

type CellProperties = {
  readonly label: string
  readonly text: string
  readonly wide: boolean
  readonly editable: boolean
  readonly set: (text: string) => void
  /** Id of a list of usual texts. */
  readonly list?: string | undefined
}

/** 一格 A cell of a list, one line or several. */
export const ListCell = ({ label, text, wide, editable, set, list }: CellProperties) =>
  wide ? (
    <textarea
      rows={2}
      aria-label={label}
      value={text}
      readOnly={!editable}
      onChange={(event) => set(event.currentTarget.value)}
    />
  ) : (
    <input
      aria-label={label}
      list={list}
      value={text}
      readOnly={!editable}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )

type AssetProperties = {
  readonly working: WorkingBook
  readonly asset: string
  readonly editable: boolean
  readonly set: (asset: string | null) => void
}

/** 资产类别 A group of the form by its printed name; one that the form has no row for is kept and can be seen. */
function AssetChoice({ working, asset, editable, set }: AssetProperties) {
  const words = useWords().book
  const { assets } = editionFields(textOf(working.fields, 'edition'))
  const isOffered = assets.some((one) => one.asset === asset)
  return (
    <select
      aria-label={words.fields.asset}
      value={asset}
      disabled={!editable}
      onChange={(event) => set(event.currentTarget.value || null)}
    >
      {!isOffered && (
        <option value={asset}>{asset === '' ? '—' : (memberName('asset', asset) ?? asset)}</option>
      )}
      {assets.map((one) => (
        <option key={one.asset} value={one.asset}>
          {one.label}
        </option>
      ))}
    </select>
  )
}

const fieldNames = (words: { readonly [name: string]: string }): { readonly [name: string]: string } => words
