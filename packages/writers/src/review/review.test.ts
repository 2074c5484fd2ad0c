import { describe, expect, it } from 'vitest'
import type { ReportFile } from '../report.ts'
import { hostileReport, sampleFinding, sampleReport } from '../testing/sample-report.ts'
import { moneyInWan, reviewOf, shapeOf, writeReviewPage } from './index.ts'

const off = (difference: string, unit = '万元') =>
  sampleFinding({
    what: `“某项目”的合计相差 ${difference}${unit}`,
    figures: { stated: '1.00', expected: '1.00', difference, allowance: '0', unit },
  })

const fileOf = (name: string | null, findings: ReportFile['findings']): ReportFile => {
  const [sample] = sampleReport.files
  if (!sample) throw new Error('the sample report has a file')
  const document = { ...sample.document, unit: { code: null, name }, region: null }
  return { ...sample, file: `${name ?? '无名'}.txt`, document, findings }
}

const page = (units: readonly (readonly ReportFile[])[]) =>
  new TextDecoder().decode(
    writeReviewPage(
      reviewOf(units, [
        { file: '坏.pdf', refusal: { id: 'x/y', what: '读不了。', why: '损坏', toDo: '重传' } },
      ]),
      {
        issuedOn: '2026-11-20',
        list: 'findings.xlsx',
        noticeOf: ({ name }) => name && `${name}-整改通知书.docx`,
        together: [{ files: ['a.txt', 'b.txt'], why: '内容互补' }],
        apart: [],
      },
    ),
  )

describe('批量审读的次序', () => {
  it('先看错误多少，再看涉及金额，再看把握', () => {
    const two = fileOf('甲', [off('0.01'), off('-0.02')])
    const much = fileOf('乙', [off('-500.00')])
    const little = fileOf('丙', [off('3000000.00', '元')])
    const unsure = fileOf('丁', [{ ...off('500.00'), certainty: 'possible' }])
    const { units } = reviewOf([[little], [unsure], [much], [two]], [])
    expect(units.map(({ name }) => name)).toEqual(['甲', '乙', '丁', '丙'])
    expect(units.map(({ moneyFen }) => moneyInWan(moneyFen))).toEqual(['0.03', '500.00', '500.00', '300.00'])
  })

  it('同一规则、同样说法的归为一类，数清单位', () => {
    const units = ['甲', '乙', '丙'].map((name) => [fileOf(name, [off('-1.00'), off('12,000.50')])])
    const [kind, ...others] = reviewOf(units, []).alike
    expect(others).toEqual([])
    expect(kind).toMatchObject({ count: 6, units: 3, shape: '“…”的合计相差 #万元' })
    expect(shapeOf('第 3 行的《某办法》占 12.5%')).toBe('第 # 行的《…》占 #')
  })
})

describe('汇总页', () => {
  it('链到清单和通知书，列出读不了的和一并查的', () => {
    const written = page([[fileOf('甲/../乙', [off('-1.00')])]])
    expect(written).toContain('href="./findings.xlsx"')
    expect(written).toContain(`href="./${encodeURIComponent('甲/../乙-整改通知书.docx')}"`)
    for (const said of ['坏.pdf', '读不了；损坏；重传', '内容互补']) expect(written).toContain(said)
  })

  it('敌意文字不成为标记，什么也不从网络取', () => {
    const written = page([hostileReport.files])
    expect(written).not.toMatch(/<script|<img|(?:src|href)="(?!#|\.\/)|https?:/u)
  })
})
