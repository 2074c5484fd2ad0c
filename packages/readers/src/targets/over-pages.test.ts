import type { Grid } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readTargets } from './read-targets.ts'

const grid = (continues: boolean, ...rows: string[][]): Grid => {
  const [found] = readText(`\n${rows.map((row) => row.join('\t')).join('\n')}\n`).blocks.filter(
    (block) => block.kind === 'grid',
  )
  if (found?.kind !== 'grid') throw new Error('no grid')
  return { ...found, ...(continues && { continues: true }) }
}

const head = ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据']
const target = (name: string) => ['产出指标', '数量指标', name, name, '≥2次', '工作计划']
const blank = ['', '', '', '']

const programmes = (title: string, ...grids: Grid[]) =>
  readTargets([...readText(title).blocks, ...grids]).programs.map(({ name, indicators }) => [
    name,
    ...indicators.map((indicator) => indicator.name),
  ])

describe('a target table that goes on over pages', () => {
  test('keeps its name when the page breaks between its goal and its header', () => {
    const goal = grid(false, ['绩效目标', '会议有人服务', ...blank], ['联系人', '某某', ...blank])
    const read = programmes('6、会议服务费绩效目标表', goal, grid(true, head, target('会议次数')))
    expect(read).toEqual([['会议服务费', '会议次数']])
  })

  test('keeps its name when two pages come before its header', () => {
    const name = grid(false, ['项目名称', '会议服务费', ...blank], ['项目编码', 'A-1', ...blank])
    const goal = grid(true, ['绩效目标', '会议有人服务', ...blank], ['联系人', '某某', ...blank])
    const read = programmes('项目绩效目标表', name, goal, grid(true, head, target('会议次数')))
    expect(read).toEqual([['会议服务费', '会议次数']])
  })

  test('keeps its columns when the last of them is merged with a blank one', () => {
    const one = grid(false, ['项目名称', '会议服务费', ...blank], [...head, ''], [...target('会议次数'), ''])
    const two = grid(true, [...target('参会人次'), ''], [...target('会议室数量'), ''])
    const read = programmes('项目绩效目标表', one, two)
    expect(read).toEqual([['会议服务费', '会议次数', '参会人次', '会议室数量']])
  })
})
