import type { Place } from '@mingzhang/model'
import { expect, it } from 'vitest'
import { decodePlace, encodePlace } from './decode-place.ts'

const places: readonly Place[] = [
  { kind: 'text', line: 79, column: 5, text: '8900.03' },
  { kind: 'text', line: 3, endLine: 4, text: '收入总计' },
  { kind: 'pdf', page: 11, box: [79.4, 341, 515.9, 357], text: '8320.77万元' },
  { kind: 'xlsx', sheet: '表 3', cell: 'C12', text: '8.00' },
  { kind: 'docx', block: 4, row: 2, cell: 1, text: '8.00' },
  { kind: 'html', path: 'body/table[2]/tr[3]/td[1]', text: '8.00' },
]

it('a place goes through the address unchanged; the file it stands in is named elsewhere', () => {
  for (const place of places) {
    expect(decodePlace(encodePlace(place))).toEqual(place)
    expect(decodePlace(encodePlace({ ...place, file: '上年.pdf' }))).toEqual(place)
  }
})

it('what is no place is none', () => {
  for (const text of [null, '', '{', '7', '{"kind":"pdf","text":"8"}', '{"kind":"text","text":8,"line":1}']) {
    expect(decodePlace(text)).toBeNull()
  }
})
