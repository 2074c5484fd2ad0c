import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { openPdfium, type PdfEngine } from './open-pdfium.ts'
import { isPdf, readPdf } from './read-pdf.ts'
import { aPdf, encrypted, scan } from './testing/a-pdf.ts'

const program = readFileSync(
  new URL('../../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm', import.meta.url),
)

let engine: PdfEngine
beforeAll(async () => {
  engine = await openPdfium(program)
})

const read = (bytes: Uint8Array, limits = defaultLimits) => readPdf(bytes, limits, engine)
const refusal = (bytes: Uint8Array, limits = defaultLimits): string => {
  const result = read(bytes, limits)
  return result.ok ? 'read' : result.refusal.id
}

const sample = aPdf([[{ x: 72, y: 700, text: 'Budget 2025 12.30' }]])

describe('what cannot be read is refused in words', () => {
  test('a page without text is a scan', () => expect(refusal(scan())).toBe('reading/scanned'))
  test('a locked file', () => expect(refusal(encrypted())).toBe('reading/password'))
  test('a file that breaks off at its head', () =>
    expect(refusal(sample.subarray(0, 40))).toBe('reading/damaged'))
  test('more pages than anyone prints', () => {
    const pages = Array.from({ length: 4 }, () => [{ x: 72, y: 700, text: 'page' }])
    expect(refusal(aPdf(pages), { ...defaultLimits, maxPages: 3 })).toBe('reading/beyond-limits')
  })
  test('more characters than allowed', () =>
    expect(refusal(sample, { ...defaultLimits, maxGlyphs: 5 })).toBe('reading/beyond-limits'))
  test('no engine', () => {
    const result = readPdf(sample, defaultLimits, null)
    expect(!result.ok && result.refusal.id).toBe('reading/no-pdf-engine')
  })
})

describe('hostile bytes', () => {
  test('a broken file never throws, and the engine reads the next one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sample.length - 1),
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 12 }),
        async (length, changes) => {
          const bytes = sample.slice(0, changes.length % 2 === 0 ? sample.length : length)
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          read(bytes)
          if (engine.isBroken()) engine = await openPdfium(program)
        },
      ),
      { numRuns: 300, endOnFailure: true },
    )
    expect(refusal(sample)).toBe('read')
  })

  test('noise behind the mark of a PDF is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const bytes = new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n'), ...noise])
        expect(isPdf(bytes)).toBe(true)
        expect(refusal(bytes)).toMatch(/^reading\//u)
      }),
      { numRuns: 100 },
    )
  })

  test('a trap breaks the engine, which then refuses', async () => {
    const fragile = await openPdfium(program)
    const trap = {
      ...defaultLimits,
      get maxObjects(): number {
        throw new Error('trap')
      },
    }
    expect(readPdf(sample, trap, fragile).ok).toBe(false)
    expect(fragile.isBroken()).toBe(true)
    expect(readPdf(sample, defaultLimits, fragile).ok).toBe(false)
  })
})
