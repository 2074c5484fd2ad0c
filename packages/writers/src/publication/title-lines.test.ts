import { describe, expect, it } from 'vitest'
import { titleWidth } from './title-lines.ts'

describe('题名分行', () => {
  it('一行放得下的不分', () => {
    expect(titleWidth('部门预算收支总表', 20)).toBeNull()
  })

  /** The upper line holds what stands before the break and not one character more. */
  it.each([
    ['重庆市万盛经济技术开发区2024年绩效自评报告（模拟数据）', '重庆市万盛经济技术开发区2024年'],
    ['某市某区机关事务服务中心2024年部门预算信息公开情况说明', '某市某区机关事务服务中心2024年'],
    [
      '重庆市万盛经济技术开发区2024年绩效运行监控表（截至7月）（模拟数据）',
      '重庆市万盛经济技术开发区2024年绩效',
    ],
  ] as const)('%s 在词间断开，年份不拆', (title, upper) => {
    const width = titleWidth(title, 20) ?? 0
    const digits = 0.6 * (upper.match(/\d/gu) ?? []).length
    const needed = upper.replace(/\d/gu, '').length + digits
    expect(width).toBeGreaterThan(needed + 0.6)
    expect(width).toBeLessThan(needed + 1)
  })
})
