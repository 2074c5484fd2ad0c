import { describe, expect, it } from 'vitest'
import { brokenLines, piecesOf, widthFor } from './break-lines.ts'

describe('回行', () => {
  it('放得下的不动', () => {
    expect(brokenLines('上年结转', 4)).toEqual(['上年结转'])
  })

  it.each([
    ['上年结转', 3, ['上年', '结转']],
    ['日常公用经费', 5, ['日常', '公用经费']],
    ['国有资本经营预算拨款收入', 6.2, ['国有资本经营', '预算拨款收入']],
    ['用事业基金弥补收支差额', 5, ['用事业基金', '弥补收支', '差额']],
    ['预算执行率权重', 6, ['预算执行率', '权重']],
    ['当年预算(万元)', 6, ['当年预算', '(万元)']],
    ['因公出国（境）费', 6, ['因公出国', '（境）费']],
    ['机关事业单位基本养老保险缴费支出', 15, ['机关事业单位基本', '养老保险缴费支出']],
  ] as const)('%s 在词间断开，上下匀称', (text, ems, lines) => {
    expect(brokenLines(text, ems)).toEqual(lines)
  })

  it('一行放不下一个词的，也不出格', () => {
    expect(brokenLines('公积金', 2.2)).toEqual(['公积', '金'])
  })

  it('原有的换行留着，长的文字不动', () => {
    expect(brokenLines('合计\n（万元）', 10)).toEqual(['合计', '（万元）'])
    const running = '保障机关正常运转。'.repeat(8)
    expect(brokenLines(running, 10)).toEqual([running])
  })

  it('在词间断成几行，至少要多宽', () => {
    expect(widthFor('国有资本经营预算', 2)).toBe(4)
    expect(brokenLines('国有资本经营预算', widthFor('国有资本经营预算', 3))).toEqual(['国有资本', '经营预算'])
    expect(brokenLines('财政专户管理资金', widthFor('财政专户管理资金', 2))).toHaveLength(2)
  })

  it('断开的各行连起来就是原文', () => {
    const text = '2024年“三公”经费，其中：公务用车购置及运行维护费'
    expect(piecesOf(text).join('')).toBe(text)
    expect(brokenLines(text, 7).join('')).toBe(text)
  })
})
