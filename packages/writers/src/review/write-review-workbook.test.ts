import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sampleFinding } from '../testing/sample-report.ts'
import { type ReviewBook, writeReviewWorkbook } from './index.ts'

const hostile = '=HYPERLINK("http://x")'
const book: ReviewBook = {
  at: new Date('2026-11-20T08:00:00Z'),
  units: [
    {
      ...{ code: '101', unit: hostile, file: '甲.docx', state: '已读', errors: 2, warnings: 1 },
      ...{ money: 57_926_00, decided: 1, open: 2, notice: '待改正', dueOn: '2026-12-01', remark: '' },
    },
  ],
  findings: [
    {
      ...{ code: '101', unit: '教育局', year: 2026, file: '甲.docx', finding: sampleFinding() },
      decided: { decision: '不采纳', reason: '+口径不同', by: '张三', at: '2026-11-20' },
      silenced: false,
    },
    {
      ...{ code: null, unit: null, year: null, file: '乙.docx', finding: sampleFinding() },
      ...{ decided: null, silenced: true },
    },
  ],
  silenced: [{ title: '某规则', reason: '本地口径', by: '张三', at: '2026-11-19', findings: 3 }],
}

const partsOf = async (given: ReviewBook) => {
  const parts = Object.entries(unzipSync(await writeReviewWorkbook(given)))
  return new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('审核结果的工作簿', () => {
  it('has a sheet of units, one of findings with what was decided, and one of rules left out', async () => {
    const parts = await partsOf(book)
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/gu)]
    expect(names.map(([, name]) => name)).toEqual(['单位', '问题与意见', '已停用的规则'])
    const all = [...parts.values()].join('')
    for (const said of ['待改正', '不采纳', '+口径不同', '规则已停用，不计', '本地口径'])
      expect(all).toContain(said)
  })

  it('without a rule left out has two sheets; a text stays a text; the same batch is the same bytes', async () => {
    const two = { ...book, silenced: [] }
    const parts = await partsOf(two)
    expect((parts.get('xl/workbook.xml') ?? '').match(/<sheet /gu)).toHaveLength(2)
    for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]/u)
    expect(await writeReviewWorkbook(two)).toEqual(await writeReviewWorkbook(structuredClone(two)))
  })
})
