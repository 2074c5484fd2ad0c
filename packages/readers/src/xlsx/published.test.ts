import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { read } from '../read.ts'

const published = fileURLToPath(new URL('../../../../../shared/disclosures/', import.meta.url))
const workbooks = existsSync(published) ? readdirSync(published).filter((name) => name.endsWith('.xlsx')) : []

describe.skipIf(workbooks.length === 0)('published workbooks', () => {
  test.each(workbooks)('%s: every table is recognised, every cell at an address', (name) => {
    const file = read(new Uint8Array(readFileSync(published + name)), name)
    if (!file.ok) throw new Error(file.refusal.id)
    const { source, disclosure } = file.value
    expect(disclosure.tables.length).toBeGreaterThanOrEqual(9)
    expect(disclosure.tables.filter((table) => table.form === null)).toEqual([])
    const places = source.blocks.flatMap((block) =>
      block.kind === 'grid'
        ? block.rows.flatMap((row) => row.cells.map((cell) => cell.place))
        : [block.place],
    )
    const isAddress = places.every(
      (place) => place.kind === 'xlsx' && /^[A-Z]{1,3}[1-9]\d*$/u.test(place.cell),
    )
    expect(isAddress).toBe(true)
  })
})
