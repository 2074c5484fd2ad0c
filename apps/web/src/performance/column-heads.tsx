/** 列名 A heading and how its column stands. */
export type ColumnHead = { readonly text: string; readonly align?: 'n' | 'c' }

/** 表头 One row of headings. */
export function ColumnHeads({ heads }: { readonly heads: readonly ColumnHead[] }) {
  return (
    <thead>
      <tr>
        {heads.map(({ text, align }) => (
          <th key={text} scope="col" className={align}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
  )
}
