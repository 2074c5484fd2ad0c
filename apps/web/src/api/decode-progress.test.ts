import { expect, it } from 'vitest'
import { decodeProgress } from './decode-progress.ts'
import { halves } from './halves.ts'

it('reads the lines of a report, and passes over what it does not know', () => {
  expect(decodeProgress('{"file":"a.txt","index":0,"stage":"reading","bytes":12}')).toEqual({
    file: 'a.txt',
    stage: 'reading',
  })
  const refusal = { what: '读不了', why: '是图片', toDo: '请转成文本' }
  expect(
    decodeProgress(JSON.stringify({ file: 'a.png', stage: 'refused', status: 'refused', refusal })),
  ).toEqual({
    file: 'a.png',
    stage: 'refused',
    status: 'refused',
    refusal,
  })
  expect(decodeProgress('{"stage":"end","imported":1}')).toBe(null)
  expect(decodeProgress('not json')).toBe(null)
})

it('cuts a stream into whole lines and the rest', () => {
  expect(halves('a\nb\n\nc')).toEqual({ lines: ['a', 'b'], left: 'c' })
})
