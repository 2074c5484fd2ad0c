import type { AssetLine, Disclosure } from '@mingzhang/model'

/** 资产 Counts and values of the asset groups that a disclosure's table states. */
export function assetsOf(disclosure: Disclosure): AssetLine[] {
  const table = disclosure.tables.find(({ form }) => form === 'asset')
  if (!table) return []
  return table.rows.flatMap((row, index): AssetLine[] => {
    const cells = table.cells.filter(({ r }) => r === index)
    const at = (role: string): string | null => {
      const cell = cells.find(({ c }) => table.columns[c]?.role === role)
      return (cell?.exact === undefined || role !== 'asset' ? cell?.text : cell.amount) ?? null
    }
    const asset = row.coordinates?.asset ?? null
    const [count, value] = [at('count'), at('asset')]
    return count === null && value === null ? [] : [{ asset, count, value }]
  })
}
