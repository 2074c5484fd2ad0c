import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hostileReport, sampleFinding, sampleReport } from '../testing/sample-report.ts'
import { html } from './escape.ts'
import { pageScript, pageScriptHash } from './page-script.ts'
import { pageStyle, pageStyleHash } from './page-style.ts'
import { writeHtmlReport } from './write-html-report.ts'

const page = (report = sampleReport) => new TextDecoder().decode(writeHtmlReport(report))
const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
const textOf = (markup: string) => markup.replace(/<[^>]*>/gu, '')

describe('核对报告（网页）', () => {
  it('说出问题、四个数、原因、改法、依据和位置', () => {
    const text = textOf(page())
    for (const said of [
      '支出预算在说明里与两张表里不是同一个数',
      '8320.77万元',
      '8900.03万元',
      '−579.26万元',
      '±0.01万元',
      '3611.85 + 5288.18 = 8900.03',
      '沿用了上年数',
      '《地方预决算公开操作规程》第四条',
      '条文已核',
      '依据待核',
      '第 396 行',
      '第 725–727 行',
      '把握：很可能',
      '2026 年 11 月 20 日',
    ]) {
      expect(text).toContain(said)
    }
  })

  it('有几份文件就有目录；只有一份就没有', () => {
    const [first] = sampleReport.files
    expect(page()).toContain('<a href="#f2">綦江区政务服务管理办公室 2024 年部门预算</a>')
    expect(page({ ...sampleReport, files: first ? [first] : [] })).not.toContain('<nav')
  })

  it('没有问题的文件说清核对了多少、多少无法判断', () => {
    expect(textOf(page())).toContain('成立 88 项，无法判断 3 项，不适用 1 项。')
  })

  it('敌意文字不成为标记', () => {
    const written = page(hostileReport)
    expect(written.match(/<script/gu)).toHaveLength(1)
    expect(written.match(/<\/script/gu)).toHaveLength(1)
    expect(written).not.toMatch(/<img|onerror='/u)
    expect([...'\u0000\u202e'].some((character) => written.includes(character))).toBe(false)
    expect(written).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('什么也不从网络取，只许自己的样式和脚本', () => {
    const written = page()
    expect(written).not.toMatch(/(?:src|href)="(?!#)|url\(|@import|https?:/u)
    expect(written).not.toMatch(/ (?:style|on\w+)="/u)
    expect(written).toContain(
      html`${`style-src '${sha256(pageStyle)}'; script-src '${sha256(pageScript)}'`}`.html,
    )
    expect([pageStyleHash, pageScriptHash]).toEqual([sha256(pageStyle), sha256(pageScript)])
  })

  it('一样的报告写出一样的字节', () => {
    expect(writeHtmlReport(sampleReport)).toEqual(writeHtmlReport(structuredClone(sampleReport)))
  })

  it('等式很多时折起后面的，一个也不丢', () => {
    const line = { verdict: 'holds', arithmetic: '', places: [] } as const
    const evidence = Array.from({ length: 30 }, (_, index) => ({ ...line, text: `等式${index}号` }))
    const [first] = sampleReport.files
    const files = first ? [{ ...first, findings: [sampleFinding({ evidence })] }] : []
    const written = page({ ...sampleReport, files })
    expect(written.match(/等式\d+号/gu)).toHaveLength(30)
    expect(written).toContain('<summary>其余 22 处等式</summary>')
  })

  it('等式的前提写在等式下面，多于两条时折起', () => {
    const line = { verdict: 'fails', text: '各项之和', arithmetic: '8 ≠ 9', places: [] } as const
    const withAssumed = (assumed: readonly string[]) => {
      const [first] = sampleReport.files
      const findings = [sampleFinding({ evidence: [{ ...line, assumed }] })]
      return page({ ...sampleReport, files: first ? [{ ...first, findings }] : [] })
    }
    expect(withAssumed([])).not.toContain('前提')
    expect(withAssumed(['经营支出为空白，按 0 计', '表内各项列全'])).toContain(
      '<small class="given">前提：经营支出为空白，按 0 计；表内各项列全</small>',
    )
    expect(withAssumed(['甲', '乙', '丙'])).toContain('<summary>前提 3 条</summary><p>前提：甲；乙；丙</p>')
  })

  it('模板里插入的文字一律转义', () => {
    expect(html`<p title="${`"><b>`}">${[html`<i>${`'&`}</i>`]}${null}${3}</p>`.html).toBe(
      '<p title="&quot;&gt;&lt;b&gt;"><i>&#39;&amp;</i>3</p>',
    )
  })
})
