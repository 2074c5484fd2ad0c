import { expect, it } from 'vitest'
import { sampleDocument, sampleProgram } from '../tests/sample-document.ts'
import { searchEntries } from './search-entries.ts'

it('an indicator whose description repeats its name is said once', () => {
  const program = sampleProgram()
  const [one] = program.indicators
  if (!one) throw new Error('an indicator expected')
  const indicators = [
    { ...one, name: '维修面积', description: '维修面积' },
    { ...one, name: '及时率', description: '按期修好的比例' },
  ]
  const { disclosure } = sampleDocument({ programs: [{ ...program, indicators }] })
  const said = searchEntries(disclosure).indicator.map(({ text }) => text)
  expect(said).toContain('维修面积')
  expect(said).toContain('及时率 按期修好的比例')
})
