import type { Table } from '@mingzhang/model'
import type { DocumentDetail } from '../src/api/documents.ts'
import { fixture } from './fixture.ts'
import { sourceOf } from './fixture-source.ts'

/** 大样张 Some 3,400 lines with 85 tables, for scrolling: one long table is recognised in it, which says one thing over and over. */
export function largeFixture(): DocumentDetail {
  const lines: string[] = []
  for (let table = 1; table <= 85; table += 1) {
    lines.push(`序号：${table}`, '', `2024年区级重点专项资金绩效目标表（第${table}张）`, '', '单位：万元', '')
    lines.push(`项目名称\t专项${table}\t主管部门\t${100 + table}-青川区某局\t\t\t`)
    lines.push('绩效指标\t指标名称\t指标性质\t指标值\t计量单位\t指标权重(%)\t是否核心')
    for (let row = 1; row <= 26; row += 1)
      lines.push(`\t专项${table}指标${row}\t≥\t${row * 3}\t次/年\t10\t是`)
    lines.push(
      '',
      `联系人按第${table}张表所列单位公布，本段文字用来占满一行以上的宽度，使行高各不相同，便于检验滚动时位置是否稳定。`,
    )
    lines.push('', '', '', '')
  }
  const source = sourceOf(lines.join('\n'))
  const { disclosure } = fixture
  return {
    ...fixture,
    id: 'large',
    fileName: 'large.txt',
    source,
    disclosure: {
      ...disclosure,
      tables: disclosure.tables.slice(1, 2).map(longTable),
      programs: [],
      claims: [],
      unplaced: [],
      sections: [],
    },
    findings: [],
  }
}

const times = 200

function longTable(table: Table): Table {
  const again = Array.from({ length: times }, (_, time) => time * table.rows.length)
  return {
    ...table,
    id: 'long',
    rows: again.flatMap((from) =>
      table.rows.map((row, at) => ({ ...row, name: `${row.name}${'之一'.repeat((from + at) % 7)}` })),
    ),
    cells: again.flatMap((from) => table.cells.map((cell) => ({ ...cell, r: from + cell.r }))),
  }
}
