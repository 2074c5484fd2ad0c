import { inflateRawSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { Report } from '../report.ts'
import { hostileReport, sampleFinding, sampleReport } from '../testing/sample-report.ts'
import { writeDocxNotice } from './write-docx-notice.ts'

/** Parts of an archive by their paths, read from its directory. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes)
  const parts = new Map<string, string>()
  let entry = archive.readUInt32LE(archive.length - 6)
  for (let left = archive.readUInt16LE(archive.length - 12); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(entry + 28)
    const local = archive.readUInt32LE(entry + 42)
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(data, data + archive.readUInt32LE(entry + 20))
    const content = archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)
    parts.set(archive.toString('utf8', entry + 46, entry + 46 + nameLength), content.toString('utf8'))
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32)
  }
  return parts
}

const partOf = async (report: Report, path: string) => unzip(await writeDocxNotice(report)).get(path) ?? ''
const textOf = (xml: string) =>
  xml
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&amp;/gu, '&')

describe('整改通知书', () => {
  it('写明问题、位置、数、更正、办理和依据，按轻重编号', async () => {
    const text = textOf(await partOf(sampleReport, 'word/document.xml'))
    for (const said of [
      '秦皇岛经济技术开发区机关事务服务中心：',
      '发现以下问题：错误 2 处、警告 1 处、提示 1 处。',
      '一、应予更正的错误（2 处）',
      '1. 支出预算在说明里与两张表里不是同一个数',
      '位置：第 396 行“8320.77”；第 79 行“8900.03”',
      '−579.26',
      '说明：沿用了上年数。',
      '更正：第 396 行：“8320.77”改为“8900.03”。',
      '2. 商务活动经费：成本指标的方向写成 ≥（把握：很可能）',
      '依据：《地方预决算公开操作规程》第四条（条文已核）；《项目支出绩效评价管理办法》（依据待核）。',
      '三、供参考的提示（1 处）',
      '四、整改要求',
      '2026年11月20日',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('写上改正期限和审核意见；退回说明的请单位说明，不说更正', async () => {
    const [centre] = sampleReport.files
    if (!centre) throw new Error('no sample')
    const findings = centre.findings.map((finding, at) => ({ ...finding, id: `f${at}` }))
    const remarks = new Map([
      ['f0', { text: '请附批复文件', explain: false }],
      ['f1', { text: '', explain: true }],
    ])
    const report = { ...sampleReport, dueOn: '2026-12-01', files: [{ ...centre, findings, remarks }] }
    const text = textOf(await partOf(report, 'word/document.xml'))
    expect(text).toContain('请于2026年12月1日前将整改结果')
    expect(text).toContain('审核意见：请附批复文件。')
    expect(text.match(/（请说明）/gu)).toHaveLength(1)
    expect(text.match(/请书面说明情况和依据/gu)).toHaveLength(1)
  })

  it('没有问题的单位：说没有，不提要求', async () => {
    const files = sampleReport.files.slice(1)
    const text = textOf(await partOf({ ...sampleReport, files }, 'word/document.xml'))
    expect(text).toContain('没有发现需要整改的问题。本次共核对 91 项')
    expect(text).not.toContain('整改要求')
  })

  it('一个单位一份通知书，几份文件并在一起时说明是哪份', async () => {
    const [centre] = sampleReport.files
    if (!centre) throw new Error('no sample')
    const tables = { ...centre, file: 'tables.xlsx', findings: [sampleFinding()] }
    const xml = await partOf({ ...sampleReport, files: [centre, tables] }, 'word/document.xml')
    expect(xml.match(/<w:sectPr>/gu)).toHaveLength(1)
    expect(textOf(xml)).toContain('位置：《tables.xlsx》第 396 行')
    const both = await partOf(sampleReport, 'word/document.xml')
    expect(both.match(/<w:sectPr>/gu)).toHaveLength(2)
  })

  it('公文字体用本名，中文按中文排', async () => {
    const styles = await partOf(sampleReport, 'word/styles.xml')
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(styles).toContain(`w:eastAsia="${font}"`)
    expect(styles).toContain('w:eastAsia="zh-CN"')
    expect(await partOf(sampleReport, 'word/footer1.xml')).toContain('PAGE')
  })

  it('敌意文字不成为标记，XML 不许的字符换掉', async () => {
    const xml = await partOf(hostileReport, 'word/document.xml')
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(xml).not.toContain('<script')
    expect([...'\u0000\u202e'].some((character) => xml.includes(character))).toBe(false)
  })

  it('一样的报告写出一样的字节，过了一年也一样', async () => {
    const today = await writeDocxNotice(sampleReport)
    vi.useFakeTimers({ now: new Date('2031-03-04T05:06:07Z'), toFake: ['Date'] })
    const later = await writeDocxNotice(structuredClone(sampleReport))
    vi.useRealTimers()
    expect(later).toEqual(today)
  })

  it('没有文件也是一份打得开的文书', async () => {
    expect(textOf(await partOf({ ...sampleReport, files: [] }, 'word/document.xml'))).toContain(
      '没有可报告的文件',
    )
  })

  it('出具日期不是日期，是调用者的错', async () => {
    await expect(writeDocxNotice({ ...sampleReport, issuedOn: '昨天' })).rejects.toThrow(RangeError)
  })
})
