import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const refusal = (input: Uint8Array, maxBytes?: number): string => {
  const read = maxBytes === undefined ? decode(input) : decode(input, { maxBytes })
  return read.ok ? 'read' : read.refusal.id
}

describe('texts that are read', () => {
  test('UTF-8, with or without its mark', () => {
    expect(decode(utf8('预算收入'))).toEqual({ ok: true, value: '预算收入' })
    expect(decode(bytes(0xef, 0xbb, 0xbf, ...utf8('预算')))).toEqual({ ok: true, value: '预算' })
  })

  test('UTF-16 with its mark', () => {
    expect(decode(bytes(0xff, 0xfe, 0x84, 0x98, 0x97, 0x7b))).toEqual({ ok: true, value: '预算' })
    expect(decode(bytes(0xfe, 0xff, 0x98, 0x84, 0x7b, 0x97))).toEqual({ ok: true, value: '预算' })
  })

  test('GB18030 when it is Chinese', () => {
    expect(decode(bytes(0xd4, 0xa4, 0xcb, 0xe3, 0x31, 0x32))).toEqual({ ok: true, value: '预算12' })
  })

  test('any UTF-8 text comes back as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥0-9，。]{1,40}$/u), (text) => {
        expect(decode(utf8(text))).toEqual({ ok: true, value: text })
      }),
      { numRuns: 50 },
    )
  })
})

describe('files that are refused', () => {
  test.each([
    ['empty', bytes(), 'reading/empty'],
    ['blank', utf8(' \n\t'), 'reading/blank'],
    ['a PDF', utf8('%PDF-1.7'), 'reading/not-text'],
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), 'reading/not-text'],
    ['zero bytes', bytes(0x61, 0x00, 0x62), 'reading/not-text'],
    ['neither UTF-8 nor Chinese', bytes(0xe9, 0x74, 0xe9, 0x20, 0xe0), 'reading/unknown-encoding'],
  ])('%s', (_name, input, id) => {
    expect(refusal(input)).toBe(id)
  })

  test('larger than the limit', () => {
    expect(refusal(utf8('预算预算'), 10)).toBe('reading/too-large')
  })

  test('the refusal names the format', () => {
    const read = decode(utf8('%PDF-1.7'))
    expect(read.ok ? '' : read.refusal.what).toContain('PDF')
  })

  test('no bytes ever throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        expect(typeof decode(input).ok).toBe('boolean')
      }),
    )
  })
})
