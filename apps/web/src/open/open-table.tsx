import type { OpenLine } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearAddress } from './addresses.ts'
import { Beside } from './beside.tsx'
import { inWan, signedWan } from './money.ts'

type Choice = { readonly chosen: ReadonlySet<string>; readonly toggle: (unit: string) => void }

type Properties = {
  readonly lines: readonly OpenLine[]
  readonly caption: string
  readonly showRegion: boolean
  /** The column it is sorted by, with `-` from large to small; absent: it cannot be sorted. */
  readonly sort?: string
  readonly sortBy?: (sort: string) => void
  readonly choice?: Choice
}

const columns = ['total', 'change', 'threePublic', 'project', 'fails'] as const

/** 单位表 Units' years, one a row; what is not disclosed is a dash that says so. */
export function OpenTable({ lines, caption, showRegion, sort, sortBy, choice }: Properties) {
  const { open } = useWords()
  return (
    <div className="wide-table">
      <table className="work open-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {choice && (
              <th scope="col" className="choose">
                <span className="unseen">{open.compare}</span>
              </th>
            )}
            <Head name="unit" label={open.columns.unit} {...(sort && { sort })} {...(sortBy && { sortBy })} />
            {showRegion && (
              <th scope="col" className="of-region">
                {open.columns.region}
              </th>
            )}
            <th scope="col" className="n">
              {open.columns.year}
            </th>
            {columns.map((column) => (
              <Head
                key={column}
                name={column}
                label={open.columns[column]}
                number
                {...(sort && { sort })}
                {...(sortBy && { sortBy })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.documentId} line={line} showRegion={showRegion} {...(choice && { choice })} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HeadProperties = {
  readonly name: string
  readonly label: string
  readonly number?: true
  readonly sort?: string
  readonly sortBy?: (sort: string) => void
}

function Head({ name, label, number, sort, sortBy }: HeadProperties) {
  const { open } = useWords()
  const className = number ? 'n' : ''
  if (!sortBy || sort === undefined) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    )
  }
  const falling = sort === `-${name}`
  const rising = sort === name
  const order = falling ? 'descending' : rising ? 'ascending' : 'none'
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button
        type="button"
        aria-label={fill(open.columns.sortBy, { name: label })}
        onClick={() => sortBy(falling || (name === 'unit' && !rising) ? name : `-${name}`)}
      >
        {label}
        <span aria-hidden="true">{falling ? ' ↓' : rising ? ' ↑' : ''}</span>
      </button>
    </th>
  )
}

function Row({
  line,
  showRegion,
  choice,
}: {
  readonly line: OpenLine
  readonly showRegion: boolean
  readonly choice?: Choice
}) {
  const { open } = useWords()
  const name = line.unitName ?? line.unitKey
  const money = (fen: number | null, print = inWan) =>
    fen === null ? (
      <span className="undisclosed" title={open.notDisclosed}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{open.notDisclosed}</span>
      </span>
    ) : (
      print(fen)
    )
  return (
    <tr>
      {choice && (
        <td className="choose">
          <input
            type="checkbox"
            checked={choice.chosen.has(line.unitKey)}
            aria-label={fill(open.region.choose, { name })}
            onChange={() => choice.toggle(line.unitKey)}
          />
        </td>
      )}
      <th scope="row" className="unit">
        <Link href={yearAddress(line.unitKey, line.year)}>{name}</Link>
        <Beside shown={line} beside={line.beside} />
      </th>
      {showRegion && <td className="mut of-region">{line.region}</td>}
      <td className="n">{line.year}</td>
      <td className="n">{money(line.total)}</td>
      <td className="n">{money(line.change, signedWan)}</td>
      <td className="n">{money(line.threePublic)}</td>
      <td className="n">{money(line.project)}</td>
      <td className={line.fails > 0 ? 'n e' : 'n'}>{line.fails}</td>
    </tr>
  )
}
