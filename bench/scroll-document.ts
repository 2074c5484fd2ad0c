import { createHash } from 'node:crypto'
import { type Audit, audit } from '@mingzhang/audit'
import { importDocument, type Store } from '@mingzhang/store'

/** 长表 How many rows the long table has. */
export const longRows = 3_000

/** 收支 A row: the fen of basic and project expenditure. */
const moneyOf = (row: number) => ({
  basic: 10_000 + ((row * 7_919) % 900_000),
  project: (row * 104_729) % 700_000,
})

const wan = (fen: number): string => (fen / 1_000_000).toFixed(2)

/** 一张长表的公开文件 A disclosure with one table of `longRows` rows that adds up. */
function longDisclosure(): readonly (readonly string[])[] {
  const rows = Array.from({ length: longRows }, (_, row) => {
    const { basic, project } = moneyOf(row)
    // Two decimals are printed, and what is printed adds up.
    const [printedBasic, printedProject] = [
      Math.round(basic / 10_000) * 10_000,
      Math.round(project / 10_000) * 10_000,
    ]
    return { code: `${2_010_101 + row * 7}`, basic: printedBasic, project: printedProject }
  })
  const basic = rows.reduce((sum, one) => sum + one.basic, 0)
  const project = rows.reduce((sum, one) => sum + one.project, 0)
  return [
    ['重庆市万盛经济技术开发区机关事务管理中心2024年部门预算'],
    ['一般公共预算财政拨款支出预算表'],
    ['单位：万元'],
    ['功能分类科目', '', '2024年预算数', '', ''],
    ['科目编码', '科目名称', '总计', '基本支出', '项目支出'],
    ['', '合计', wan(basic + project), wan(basic), wan(project)],
    ...rows.map((one, row) => [
      one.code,
      `第${row + 1}项一般行政管理事务`,
      wan(one.basic + one.project),
      wan(one.basic),
      wan(one.project),
    ]),
  ]
}

/** 放入长表 Puts the long table into a store as a text and as a sheet; answers where each stands and how many rows were read. */
export async function importLong(store: Store): Promise<{ what: string; id: string; rows: number }[]> {
  const rows = longDisclosure()
  const files = [
    { what: 'text', fileName: 'long.txt', content: rows.map((row) => row.join('\t')).join('\n') },
    { what: 'sheet', fileName: 'long.csv', content: rows.map((row) => row.join(',')).join('\n') },
  ]
  const placed: { what: string; id: string; rows: number }[] = []
  for (const { what, fileName, content } of files) {
    const bytes = new TextEncoder().encode(content)
    const read = audit(bytes, fileName)
    if (!read.ok) throw new Error(read.refusal.what)
    const { id } = await importDocument(store, {
      ...read.value,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName,
      importedAt: '2026-01-05T08:00:00.000Z',
      visibility: 'published',
    })
    placed.push({ what, id, rows: mostRows(read.value) })
  }
  return placed
}

const mostRows = ({ disclosure }: Audit): number =>
  Math.max(0, ...disclosure.tables.map(({ rows }) => rows.length))
