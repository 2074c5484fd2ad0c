import { existsSync, readFileSync } from 'node:fs'
import type { Finding } from '@mingzhang/model'
import { defaultLimits, readSource } from '@mingzhang/readers'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { hostileReport, sampleFinding } from '../../testing/sample-report.ts'
import { asXlsx, audited, blocksOf } from '../tests/office-samples.ts'
import { annotateXlsx } from './annotate-xlsx.ts'

const issue = { issuedOn: '2026-11-20' }

function annotated(bytes: Uint8Array, findings: readonly Finding[]): Uint8Array {
  const made = annotateXlsx(bytes, findings, issue)
  if (!made.ok) throw new Error(made.refusal.why)
  return made.value
}

const sourceOf = (bytes: Uint8Array) => readSource(bytes, defaultLimits)
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, true)]))
const count = (text: string | undefined, piece: string): number => (text ?? '').split(piece).length - 1
const changedParts = (one: Uint8Array, other: Uint8Array): string[] => {
  const [before, after] = [partsOf(one), partsOf(other)]
  return Object.keys(after)
    .filter((name) => before[name] !== after[name])
    .sort()
}
const at = (cell: string, text = '') => ({ kind: 'xlsx', sheet: '公开表', cell, text }) as const

const shanghai = new URL(
  '../../../../../../shared/disclosures/shanghai-department-set-2026.xlsx',
  import.meta.url,
)

describe('批注 Excel 原件', () => {
  test.each([
    'qinhuangdao-office-affairs-2023',
    'qinglong-office-affairs-2024',
    'qijiang-government-services-2024',
  ])('%s：批注后读出来和原来一样，每格一条批注、一个框', async (name) => {
    const original = await asXlsx(blocksOf(name))
    const { findings } = audited(original)
    const copy = annotated(original, findings)
    expect(sourceOf(copy)).toEqual(sourceOf(original))
    const parts = partsOf(copy)
    const cells = [...(parts['xl/comments1.xml'] ?? '').matchAll(/<comment ref="([A-Z]+\d+)"/gu)].map(
      (match) => match[1],
    )
    expect(cells.length).toBeGreaterThanOrEqual(8)
    expect(new Set(cells).size).toBe(cells.length)
    expect(count(parts['xl/drawings/vmlDrawing1.vml'], '<v:shape ')).toBe(cells.length)
    expect(changedParts(original, copy)).toEqual([
      '[Content_Types].xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/sheet1.xml',
    ])
    expect(annotated(original, findings)).toEqual(copy)
  })

  test('最可能错的格有底色，别的样子不变；相关的格只有批注', async () => {
    const original = await asXlsx(blocksOf('qinhuangdao-office-affairs-2023'))
    const copy = annotated(original, [sampleFinding({ places: [at('A1', 'x'), at('A2', 'y')] })])
    const book = await readXlsx(copy, { readStyles: true })
    const cells = book.sheets[0]?.cells
    expect(cells?.get('0,0')?.style?.fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
    expect(cells?.get('0,0')?.comment?.text).toContain('【错误 1】')
    expect(cells?.get('1,0')?.comment?.text).toContain('【错误 1 的相关处】')
    expect(cells?.get('1,0')?.style?.fill).toBeUndefined()
  })

  test('原有的批注留着：同一格接在后面，别的格不动', async () => {
    const original = await asXlsx(blocksOf('qinhuangdao-office-affairs-2023'), '原有的话')
    const copy = annotated(original, [
      sampleFinding({ places: [at('A1')] }),
      sampleFinding({ places: [at('A2')] }),
    ])
    const comments = Object.entries(partsOf(copy)).find(([name]) => /comments\d*\.xml$/u.test(name))?.[1]
    expect(count(comments, '<comment ')).toBe(2)
    const text = strFromU8(strToU8(comments ?? '', true)).replace(/<[^>]*>/gu, '')
    expect(text.indexOf('原有的话')).toBeLessThan(text.indexOf('【错误 1】'))
    expect(sourceOf(copy)).toEqual(sourceOf(original))
  })

  test('没有位置的问题在第一张表的 A1 说', async () => {
    const original = await asXlsx(blocksOf('qinhuangdao-office-affairs-2023'))
    const copy = annotated(original, [sampleFinding({ places: [] })])
    expect((await readXlsx(copy)).sheets[0]?.cells?.get('0,0')?.comment?.text).toContain('没有可标的位置')
  })

  test('敌意文字不成标记', async () => {
    const original = await asXlsx(blocksOf('qinhuangdao-office-affairs-2023'))
    const hostile = hostileReport.files.flatMap(({ findings }) => findings)
    const copy = annotated(
      original,
      hostile.map((finding) => ({ ...finding, places: [at('A1'), ...finding.places] })),
    )
    const comments = partsOf(copy)['xl/comments1.xml'] ?? ''
    expect(comments).not.toContain('<script')
    expect(sourceOf(copy)).toEqual(sourceOf(original))
  })

  test.skipIf(!existsSync(shanghai))('一套公开表：没标的部件一个字节不差', () => {
    const original = new Uint8Array(readFileSync(shanghai))
    const { findings } = audited(original)
    const copy = annotated(original, findings)
    expect(sourceOf(copy)).toEqual(sourceOf(original))
    const kept =
      Object.keys(unzipSync(original)).length -
      changedParts(original, copy).filter((name) => name in unzipSync(original)).length
    expect(kept).toBeGreaterThan(15)
    expect(copy.length - original.length).toBeLessThan(30_000)
  })
})
