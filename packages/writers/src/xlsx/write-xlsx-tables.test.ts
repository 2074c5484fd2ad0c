import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { writeXlsxTables } from './write-xlsx-tables.ts'

const sample = join(import.meta.dirname, '../../../../samples/qinglong-office-affairs-2024.txt')

it.skipIf(!existsSync(sample))('a sheet a table, the figures as numbers, a blank stays blank', async () => {
  const read = audit(readFileSync(sample), 'sample.txt')
  if (!read.ok) throw new Error(read.refusal.what)
  const { disclosure } = read.value
  const { sheets } = await readXlsx(await writeXlsxTables(disclosure, new Date(0)))
  expect(sheets.length).toBe(disclosure.tables.filter(({ form }) => form !== 'contents').length)
  const values = sheets[0]?.rows.flat() ?? []
  expect(values).toContain(1038.81)
  expect(values).toContain(null)
})
