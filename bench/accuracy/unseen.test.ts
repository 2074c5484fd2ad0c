import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PdfEngine } from '@mingzhang/audit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  auditUnseen,
  compareFigures,
  compareIndicators,
  compareSentences,
  pdfEngine,
  plantedErrors,
  unseenDocuments,
  withError,
} from './unseen.ts'

/** Documents of other provinces, of every format, and errors planted in them: bench/provinces/unseen/README.md. */
const folder = fileURLToPath(new URL('../provinces/unseen/', import.meta.url))
const documents = unseenDocuments(folder)
let pdf: PdfEngine
beforeAll(async () => {
  pdf = await pdfEngine()
})

describe.each(documents.map((document) => [document.name, document] as const))('%s', (_name, document) => {
  test('every figure is the money it is, every sum in a sentence too or nothing is said of it', () => {
    const audited = auditUnseen(document, pdf)
    const { of, right, misread, invented } = compareFigures(audited, document)
    expect(misread).toEqual([])
    expect(invented).toEqual([])
    expect(right).toBe(of)
    expect(compareSentences(folder, audited, document).misbound).toEqual([])
  })

  test('every indicator is read in every field', () => {
    const { listed, read } = compareIndicators(folder, auditUnseen(document, pdf), document)
    expect(read).toEqual(listed)
  })

  test('nothing in it is an error', () => {
    const { findings } = auditUnseen(document, pdf)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test.each(plantedErrors(folder))('$document: $printed written as $planted', (planted) => {
  const source = readFileSync(folder + planted.document, 'utf8')
  const bytes = new TextEncoder().encode(withError(source, planted))
  const { findings } = auditUnseen({ name: planted.document, bytes }, pdf)
  const rules = findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)
  if (planted.rule !== '') expect(rules).toContain(planted.rule)
})
