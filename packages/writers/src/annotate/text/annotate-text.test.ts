import { createHash } from 'node:crypto'
import type { Place } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { hostileReport, sampleFinding } from '../../testing/sample-report.ts'
import { audited, sampleBytes } from '../tests/office-samples.ts'
import { annotateText } from './annotate-text.ts'
import { textStyle, textStyleHash } from './text-style.ts'

const issue = { issuedOn: '2026-11-20' }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function page(file: Uint8Array, findings: Parameters<typeof annotateText>[1]): string {
  const made = annotateText(file, findings, issue, '甲.txt')
  if (!made.ok) throw new Error(made.refusal.why)
  return new TextDecoder().decode(made.value)
}

const at = (line: number, column: number, text: string): Place => ({ kind: 'text', line, column, text })
const marksIn = (html: string): string[] =>
  [...html.matchAll(/<mark class="[^"]*">(.*?)<sup>/gsu)].map((match) => match[1] ?? '')

describe('批注文本原件', () => {
  test('标出每一处，问题写在最可能错的那一行下面，互相链着', () => {
    const html = page(bytes('题\n预算 8320.77 万元\n合计\t8900.03\n'), [
      sampleFinding({ places: [at(2, 4, '8320.77'), at(3, 4, '8900.03')] }),
    ])
    expect(marksIn(html)).toEqual(['8320.77', '8900.03'])
    expect(html).toContain('<mark class="error culprit">8320.77<sup><a href="#f1"')
    expect(html.indexOf('id="f1"')).toBeGreaterThan(html.indexOf('id="L2"'))
    expect(html.indexOf('id="f1"')).toBeLessThan(html.indexOf('id="L3"'))
  })

  test('几条问题的字重叠，各有各的号', () => {
    const html = page(bytes('其中财政资金4万元'), [
      sampleFinding({ places: [at(1, 7, '4万元')] }),
      sampleFinding({ severity: 'note', places: [at(1, 3, '财政资金4')] }),
    ])
    expect(marksIn(html)).toEqual(['财政资金', '4', '万元'])
    expect(html.match(/>1<\/a><a href="#f2"/gu)).toHaveLength(1)
  })

  test('没有位置的、在另一份文件里的，写在前面', () => {
    const html = page(bytes('甲'), [
      sampleFinding({ places: [] }),
      sampleFinding({ places: [{ ...at(1, 1, '甲'), file: '乙.txt' }] }),
    ])
    expect(marksIn(html)).toEqual([])
    expect(html.indexOf('id="f2"')).toBeLessThan(html.indexOf('id="L1"'))
  })

  test.each([
    'qinhuangdao-office-affairs-2023',
    'qijiang-government-services-2024',
    'wansheng-key-programmes-2024',
  ])('%s：标的字就是出处的字，每条问题一张卡片，一行不少', (name) => {
    const file = sampleBytes(name)
    const { findings } = audited(file)
    const html = page(file, findings)
    for (const [index] of findings.entries()) expect(html.split(`id="f${index + 1}"`)).toHaveLength(2)
    expect(html.split('<li id="L')).toHaveLength(new TextDecoder().decode(file).split(/\r\n?|\n/u).length + 1)
    expect(page(file, findings)).toBe(html)
    const [mark = ''] = marksIn(page(file, findings.slice(0, 1)))
    expect(findings[0]?.places.map(({ text }) => text)).toContain(mark)
  })

  test('敌意文字不成标记', () => {
    const attack = `</script><script>alert(1)</script><img src=x onerror='a'>\u202e`
    const findings = hostileReport.files.flatMap((file) => file.findings)
    const html = page(bytes(attack), [...findings, sampleFinding({ places: [at(1, 1, attack)] })])
    expect(html).not.toMatch(/<script|<img|\u202e/u)
  })

  test('内容安全策略里的样式摘要是这份样式的', () => {
    expect(textStyleHash).toBe(`sha256-${createHash('sha256').update(textStyle).digest('base64')}`)
  })
})
