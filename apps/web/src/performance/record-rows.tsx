import { ScrollBox } from '../parts/scroll-box.tsx'

type Properties = {
  /** What the table is, for who moves it by keys. */
  readonly label: string
  readonly names: readonly string[]
  readonly rows: readonly {
    readonly number: number
    readonly cells: Readonly<Record<string, string>>
  }[]
}

/** 台账的行 Rows of operational records under their numbers, so that what counts them can be followed. */
export function RecordRows({ label, names, rows }: Properties) {
  return (
    <ScrollBox className="grid-scroll" label={label}>
      <table className="work">
        <thead>
          <tr>
            <th scope="col" className="n">
              #
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={number}>
              <td className="n mut">{number}</td>
              {names.map((name) => (
                <td key={name}>{cells[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
