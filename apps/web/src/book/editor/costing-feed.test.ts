import type { WorkingBook } from '@mingzhang/forms'
import { expect, test } from 'vitest'
import { withBinding, withFedEntries, withoutBinding } from './costing-feed.ts'

const sheet = (price: string) => ({
  id: '测算1',
  title: '会议费',
  lines: [{ name: '会议', quantity: '100', price, frequency: '2', months: '' }],
})

const working = (price: string, money: Readonly<Record<string, string>>, costing?: string): WorkingBook => ({
  amountUnit: '万元',
  ledgers: [{ id: 'entries', scope: {} }],
  rows: [{ id: 'a', ledger: 'entries', at: {}, money, ...(costing && { costing }) }],
  fields: { costing: [sheet(price)] },
})

const changed = (before: WorkingBook, price: string): WorkingBook =>
  withFedEntries(before, { ...before, fields: { costing: [sheet(price)] } })

test('an entry that follows a sheet goes with it', () => {
  expect(changed(working('150', { general: '3.00' }, '测算1'), '200').rows[0]?.money).toEqual({
    general: '4.00',
  })
})

test('an entry that says something else keeps it', () => {
  expect(changed(working('150', { general: '5.00' }, '测算1'), '200').rows[0]?.money).toEqual({
    general: '5.00',
  })
})

test('an entry of no sheet, and one while the sheet cannot be worked out, stay', () => {
  expect(changed(working('150', { general: '3.00' }), '200').rows[0]?.money).toEqual({ general: '3.00' })
  expect(changed(working('150', { general: '3.00' }, '测算1'), '2O0').rows[0]?.money).toEqual({
    general: '3.00',
  })
})

test('bound, it says the cost; with several funds nobody knows which one is meant', () => {
  const one = withBinding(working('150', { general: '1.00' }), sheet('150'), 'a')
  expect(one.rows[0]).toMatchObject({ costing: '测算1', money: { general: '3.00' } })
  const two = withBinding(working('150', { general: '1.00', own: '1.00' }), sheet('150'), 'a')
  expect(two.rows[0]).toMatchObject({ costing: '测算1', money: { general: '1.00', own: '1.00' } })
  expect(withoutBinding(one, () => true).rows[0]).toEqual({
    ...{ id: 'a', ledger: 'entries', at: {} },
    money: { general: '3.00' },
  })
})
