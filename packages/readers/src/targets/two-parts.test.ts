import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readTargets } from './read-targets.ts'

const header = ['目标名称', '一级指标', '二级指标', '指标名称', '指标值', '', '指标值确定依据']
const rows = [
  ['项目名称', '堤防维修养护'],
  ['长期绩效目标表'],
  header,
  ['长期目标1', '产出指标', '数量指标', '维修工程处数', '36处', '', '规划'],
  ['年度绩效目标表'],
  header,
  ['', '', '', '', '上年', '预计当年实现', ''],
  ['年度绩效目标1', '产出指标', '数量指标', '维修工程处数', '10处', '≥12处', '工作计划'],
  ['', '', '质量指标', '验收合格率', '95%', '≥98%', '行业标准'],
]

const indicatorsOf = (text: string): string[][] =>
  readTargets(readText(`2023年项目绩效目标申报表\n${text}`).blocks).programs.map((program) => [
    program.name,
    ...program.indicators.map(({ level2, name, operator, value, unit }) =>
      [level2, name, operator, value, unit].join(' '),
    ),
  ])

const read = [['堤防维修养护', '数量指标 维修工程处数 ≥ 12 处', '质量指标 验收合格率 ≥ 98 %']]

describe('long-term and annual targets of one programme in turn', () => {
  test('the annual ones are read; the column of last year is not the target', () => {
    expect(indicatorsOf(`\n${rows.map((row) => row.join('\t')).join('\n')}\n`)).toEqual(read)
  })

  test('so they are where the header lost the cell that 指标值 covered', () => {
    const printed = rows.map((row) => (row === header ? row.filter((cell) => cell !== '') : row))
    const text = printed.map((row) => `${row.map((cell) => `\t${cell}`).join('\n')}\n`).join('\n')
    expect(indicatorsOf(text)).toEqual(read)
  })
})
