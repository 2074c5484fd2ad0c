import { type Cell, readXlsx, type Sheet } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import type { Report } from '../report.ts'
import { hostileReport, sampleReport } from '../testing/sample-report.ts'
import { writeXlsxFindings } from './write-xlsx-findings.ts'

async function sheetsOf(report: Report): Promise<readonly [Sheet, Sheet]> {
  const { sheets } = await readXlsx(await writeXlsxFindings(report), { readStyles: true })
  const [findings, statistics] = sheets
  if (!findings || !statistics) throw new Error('two sheets expected')
  return [findings, statistics]
}

const cellOf = (sheet: Sheet, row: number, head: string): Partial<Cell> | undefined =>
  sheet.cells?.get(`${row},${sheet.rows[0]?.indexOf(head)}`)

describe('问题清单（工作簿）', () => {
  it('一行一条问题，重的在前', async () => {
    const [findings] = await sheetsOf(sampleReport)
    expect(findings.name).toBe('问题清单')
    expect(findings.rows).toHaveLength(5)
    expect(findings.rows.slice(1).map((row) => row[4])).toEqual(['错误', '错误', '警告', '提示'])
    expect(findings.rows[1]).toEqual([
      1,
      '秦皇岛经济技术开发区机关事务服务中心',
      2023,
      'service-centre-2023.txt',
      '错误',
      '确定',
      'between-tables/same-money',
      '支出预算在说明里与两张表里不是同一个数',
      8320.77,
      8900.03,
      -579.26,
      0.01,
      '万元',
      '沿用了上年数',
      '本年比上年增加 579.26，8900.03 − 579.26 = 8320.77，正是上年的数',
      '第 396 行：“8320.77”改为“8900.03”',
      '按表改正说明里的数',
      '《地方预决算公开操作规程》第四条（条文已核）',
      '第 396 行“8320.77”；第 79 行“8900.03”；第 133 行“8900.03”',
    ])
  })

  it('数是真的数，按原文的位数显示；文字是文字', async () => {
    const [findings] = await sheetsOf(sampleReport)
    expect(cellOf(findings, 1, '原文')?.style?.numFmt).toBe('#,##0.00')
    expect(cellOf(findings, 3, '原文')?.style?.numFmt).toBe('#,##0.00')
    expect(cellOf(findings, 3, '应为')?.style?.numFmt).toBe('#,##0')
    expect(cellOf(findings, 1, '差额')?.style?.numFmt).toBe('+#,##0.00;-#,##0.00;#,##0.00')
    expect(cellOf(findings, 1, '问题')?.style?.numFmt).toBe('@')
  })

  it('以 = + - @ 开头的文字不成为公式', async () => {
    const [findings, statistics] = await sheetsOf(hostileReport)
    const cells = [...(findings.cells?.values() ?? []), ...(statistics.cells?.values() ?? [])]
    expect(cells.filter((cell) => cell.formula !== undefined || cell.hyperlink !== undefined)).toEqual([])
    for (const head of ['文件', '单位名称', '问题', '原文', '差额', '怎么办']) {
      expect(String(findings.rows[1]?.[findings.rows[0]?.indexOf(head) ?? 0])).toMatch(/^[=+\-@]/u)
      expect(cellOf(findings, 1, head)?.style?.numFmt).toBe('@')
    }
  })

  it('表头冻结并可筛选，列宽按汉字算两个', async () => {
    const [findings, statistics] = await sheetsOf(sampleReport)
    expect(findings.freezePane).toMatchObject({ rows: 1 })
    expect(findings.autoFilter?.range).toBe('A1:S5')
    expect(statistics.autoFilter?.range).toBe('A1:K3')
    const width = (sheet: Sheet, at: number) => sheet.columns?.[at]?.width ?? 0
    expect(width(statistics, 0)).toBeGreaterThan(36)
    expect(width(findings, 7)).toBeLessThanOrEqual(36)
  })

  it('统计：每份文件各轻重、各回答多少，末行合计', async () => {
    const [, statistics] = await sheetsOf(sampleReport)
    expect(statistics.name).toBe('统计')
    expect(statistics.rows[0]?.slice(3)).toEqual([
      '错误',
      '警告',
      '提示',
      '问题合计',
      '成立',
      '不成立',
      '无法判断',
      '不适用',
    ])
    expect(statistics.rows[1]?.slice(1)).toEqual([2023, 'service-centre-2023.txt', 2, 1, 1, 4, 261, 22, 5, 2])
    expect(statistics.rows[3]).toEqual(['合计', null, null, 2, 1, 1, 4, 349, 22, 8, 3])
  })

  it('一样的报告写出一样的字节，过了一年也一样', async () => {
    const today = await writeXlsxFindings(sampleReport)
    vi.useFakeTimers({ now: new Date('2031-03-04T05:06:07Z'), toFake: ['Date'] })
    const later = await writeXlsxFindings(structuredClone(sampleReport))
    vi.useRealTimers()
    expect(later).toEqual(today)
  })

  it('没有文件也是两张打得开的表', async () => {
    const [findings, statistics] = await sheetsOf({ ...sampleReport, files: [] })
    expect(findings.rows).toHaveLength(1)
    expect(statistics.rows[1]?.slice(3)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })
})
