import type { Finding, Place } from '@mingzhang/model'
import { defaultLimits, readSource } from '@mingzhang/readers'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { hostileReport, sampleFinding } from '../../testing/sample-report.ts'
import { unescapeXml } from '../package/xml-text.ts'
import { asDocx, audited, blocksOf } from '../tests/office-samples.ts'
import { annotateDocx } from './annotate-docx.ts'

const issue = { issuedOn: '2026-11-20' }

function annotated(bytes: Uint8Array, findings: readonly Finding[]): Uint8Array {
  const made = annotateDocx(bytes, findings, issue)
  if (!made.ok) throw new Error(made.refusal.why)
  return made.value
}

const part = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())
const sourceOf = (bytes: Uint8Array) => readSource(bytes, defaultLimits)
const count = (text: string, piece: string): number => text.split(piece).length - 1

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const plain = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  })
const p = (text: string, properties = ''): string => `<w:p><w:r>${properties}<w:t>${text}</w:t></w:r></w:p>`
const at = (block: number, text: string, row?: number, cell?: number): Place => ({
  kind: 'docx',
  block,
  ...(row !== undefined && { row }),
  ...(cell !== undefined && { cell }),
  text,
})

/** What is highlighted, run by run. */
const bright = (bytes: Uint8Array): string[] =>
  [...part(bytes, 'word/document.xml').matchAll(/<w:highlight [^>]*\/>.*?<\/w:r>/gu)].map((match) =>
    unescapeXml(match[0].replace(/<[^>]*>/gu, '')),
  )

describe('批注 Word 原件', () => {
  test.each([
    'qinhuangdao-office-affairs-2023',
    'qinglong-office-affairs-2024',
    'qijiang-government-services-2024',
  ])('%s：批注后读出来和原来一样，处处有批注', async (name) => {
    const original = await asDocx(blocksOf(name))
    const { findings } = audited(original)
    const copy = annotated(original, findings)
    expect(sourceOf(copy)).toEqual(sourceOf(original))
    const comments = part(copy, 'word/comments.xml')
    const document = part(copy, 'word/document.xml')
    const made = count(comments, '<w:comment ')
    expect(made).toBeGreaterThanOrEqual(10)
    for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
      expect(count(document, `<w:${mark} `)).toBe(made)
    }
    expect(annotated(original, findings)).toEqual(copy)
  })

  test('所标的字就是出处的字', async () => {
    const original = await asDocx(blocksOf('qinhuangdao-office-affairs-2023'))
    const { findings } = audited(original)
    const wanted = findings.map(({ places }) => places[0]?.text.replace(/\s/gu, ''))
    const marked = bright(annotated(original, findings)).map((text) => text.replace(/\s/gu, ''))
    expect(
      wanted.filter((text) => text !== undefined && text !== '' && !marked.join('|').includes(text)),
    ).toEqual([])
  })

  test('一段里的一个数：拆开文字，别的不动', () => {
    const looks = '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>'
    const original = plain(p('预算 8320.77 万元 &amp; 其他', looks))
    const copy = annotated(original, [sampleFinding({ places: [at(1, '8320.77')] })])
    expect(bright(copy)).toEqual(['8320.77'])
    expect(sourceOf(copy)).toEqual(sourceOf(original))
    const document = part(copy, 'word/document.xml')
    expect(document).toContain('<w:b/><w:highlight w:val="yellow"/><w:u w:val="single"/>')
    expect(document).toContain('<w:t xml:space="preserve">预算 </w:t></w:r><w:commentRangeStart w:id="0"/>')
  })

  test('表格按行和格数，合并的格算它盖住的每一格', () => {
    const tc = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${tc('合计', '<w:gridSpan w:val="2"/>')}${tc('9')}</w:tr><w:tr>${tc('甲')}${tc('乙')}${tc('8')}</w:tr></w:tbl>`
    const original = plain(`${p('题')}${table}<w:p/>${p('注')}`)
    const copy = annotated(original, [
      sampleFinding({ places: [at(2, '9', 1, 3), at(2, '', 1, 2), at(3, '注')] }),
      sampleFinding({ places: [at(2, '乙', 2, 2)] }),
    ])
    expect(bright(copy)).toEqual(['9', '乙'])
    expect(count(part(copy, 'word/comments.xml'), '<w:comment ')).toBe(4)
    expect(sourceOf(copy)).toEqual(sourceOf(original))
  })

  test('空格子、隐藏文字、修订、文本框里的字', () => {
    const box = `<w:txbxContent>${p('框内 12')}</w:txbxContent>`
    const original = plain(
      `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新 5</w:t></w:r></w:ins></w:p>` +
        `<w:p><w:r><w:t>前</w:t><w:pict>${box}</w:pict><w:t>后</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>${p('x')}</w:tc></w:tr></w:tbl>`,
    )
    const copy = annotated(original, [
      sampleFinding({ places: [at(1, '5')] }),
      sampleFinding({ places: [at(3, '12')] }),
      sampleFinding({ places: [at(4, '', 1, 1)] }),
    ])
    expect(bright(copy)).toEqual(['5', '12'])
    expect(count(part(copy, 'word/document.xml'), '<w:commentReference ')).toBe(3)
    expect(sourceOf(copy)).toEqual(sourceOf(original))
  })

  test('原有的批注留着，编号接着排', () => {
    const first = annotated(plain(p('甲') + p('乙')), [sampleFinding({ places: [at(1, '甲')] })])
    const second = annotated(first, [sampleFinding({ what: '又一处', places: [at(2, '乙')] })])
    const comments = part(second, 'word/comments.xml')
    expect([...comments.matchAll(/<w:comment w:id="(\d+)"/gu)].map((match) => match[1])).toEqual(['0', '1'])
    expect(count(part(second, '[Content_Types].xml'), 'comments+xml')).toBe(1)
    expect(part(second, 'word/comments.xml')).toContain('又一处')
  })

  test('没有位置的问题在第一行说；另一份文件的位置不标', () => {
    const elsewhere: Place = { ...at(1, '甲'), file: 'other.docx' }
    const copy = annotated(plain(p('甲')), [sampleFinding({ places: [elsewhere] })])
    expect(part(copy, 'word/comments.xml')).toContain('没有可标的位置')
    expect(bright(copy)).toEqual([])
  })

  test('敌意文字不成标记', () => {
    const hostile = hostileReport.files.flatMap(({ findings }) => findings)
    const findings = hostile.map((finding) => ({ ...finding, places: [at(1, '甲'), ...finding.places] }))
    const comments = part(annotated(plain(p('甲')), findings), 'word/comments.xml')
    expect(comments).not.toContain('<script')
    expect(comments).not.toMatch(/[\0\u202e]/u)
    expect(sourceOf(annotated(plain(p('甲')), findings)).ok).toBe(true)
  })

  test('没有问题，一字不动；不是压缩包，说批注不了', () => {
    const original = plain(p('甲'))
    expect(annotated(original, [])).toBe(original)
    expect(annotateDocx(strToU8('no archive'), [], issue)).toMatchObject({ ok: false })
  })
})
