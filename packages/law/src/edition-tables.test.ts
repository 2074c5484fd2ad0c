import { describe, expect, test } from 'vitest'
import { editionIds, editionOf } from './edition-list.ts'
import { formOf } from './forms.ts'

describe.each(editionIds)('%s', (id) => {
  const edition = editionOf(id)

  test('every table has a title, columns and a form of law/forms.tsv', () => {
    const tables = edition?.tables ?? []
    expect(tables.length).toBeGreaterThan(0)
    for (const table of tables) {
      expect(table.title).not.toBe('')
      expect(table.columns.length).toBeGreaterThan(0)
      expect(formOf(table.form), table.form).not.toBeNull()
    }
  })

  test('a grid has rows and names its money', () => {
    for (const table of edition?.tables ?? []) {
      if (table.layout !== 'grid') continue
      expect(table.rows.length, table.id).toBeGreaterThan(0)
      expect(table.columns.some(({ kind }) => kind === 'money')).toBe(true)
    }
  })
})

test('an edition nobody knows is none', () => {
  expect(editionOf('atlantis-2024')).toBeNull()
})
