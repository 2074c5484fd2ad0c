import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const targets = join(root, 'samples/qijiang-government-services-2024.txt')
const evaluation = join(root, 'samples/self-evaluation/county-archives-2023.txt')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-score-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function score(...args: string[]) {
  const command = [join(root, 'apps/cli/bin/mingzhang.mjs'), 'score', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('score', () => {
  test('a self-evaluation: points by the rule beside the printed ones, what is wrong, status 1', () => {
    const { status, stdout } = score(evaluation)
    expect(status).toBe(1)
    expect(stdout).toMatch(/档案数字化.*94\.17/u)
    expect(stdout).toContain('28000卷')
    expect(stdout).toMatch(/错误 {2}项目“库房维修”的自评总分写98\.00，各项得分之和是97/u)
    const { files } = JSON.parse(score(evaluation, '--json').stdout)
    expect(files[0].programs[0]).toMatchObject({
      score: { total: '94.17', grade: '优', items: [{ rule: 'positive', points: '46.67' }, {}, {}] },
      printed: { total: '94.17', execution: '7.50' },
    })
    expect(files[0].programs[0].table.indicators.at(-1)[6]).toBe('94.17')
  })

  test('a self-evaluation set again as papers has the results it reports', () => {
    const out = join(folder, '纸')
    expect(score(evaluation, '--out', out, '--formats', 'txt').status).toBe(1)
    const paper = (title: string) => readFileSync(join(out, `某县档案馆2023年${title}.txt`), 'utf8')
    expect(paper('项目支出绩效自评表')).toMatch(/数字化卷数.*28000.*46\.67.*设备故障/u)
    expect(paper('绩效自评报告')).toContain('共2个项目，自评2个；')
  })

  test('targets with a results file; reports that belong to nothing are said', () => {
    const results = join(folder, 'results.csv')
    writeFileSync(
      results,
      '项目名称,指标,实际完成值,全年预算数,全年执行数\n' +
        '窗口工作人员专项经费,投诉次数,1次,100,98\n窗口工作人员专项经费,审批周期,10天,,\n没有的项目,件数,5,,\n',
    )
    const { status, stdout } = score(targets, results, '--json')
    expect(status).toBe(0)
    const [file] = JSON.parse(stdout).files
    expect(file.programs).toHaveLength(1)
    const { score: first } = file.programs[0]
    expect(first.execution.points).toBe('9.80')
    expect(first.items.find((item: { name: string }) => item.name === '投诉次数').points).toBe('5.00')
    expect(first.items.find((item: { name: string }) => item.name === '审批周期').points).toBe('0.00')
    expect(first.total).toBeNull()
    expect(file.strays).toEqual(['结果文件中的项目“没有的项目”在公开文件里没有'])
  })

  test('what cannot be a result has an outcome with its reason, and is never zero', () => {
    const results = join(folder, 'bad.csv')
    const of = (name: string, more: string) => `窗口工作人员专项经费,${name},${more}\n`
    writeFileSync(
      results,
      '项目名称,指标,实际完成值,结果日期,全年预算数,全年执行数\n' +
        of('审批件数', '很多,,100,98') +
        of('审批周期', '3公里,,,') +
        of('及时办结率', '98%,2023-11-30,,'),
    )
    const { status, stdout } = score(targets, results, '--json')
    expect(status).toBe(0)
    const { items, total, grade } = JSON.parse(stdout).files[0].programs[0].score
    const told = (name: string) => {
      const item = items.find((one: { name: string }) => one.name === name)
      return [item.points, item.why]
    }
    expect(told('审批件数')).toEqual([null, expect.stringContaining('很多')])
    expect(told('审批周期')).toEqual([null, expect.stringMatching(/公里.*天|天.*公里/u)])
    expect(told('及时办结率')).toEqual([null, expect.stringContaining('2023-11-30')])
    expect([total, grade]).toEqual([null, null])
  })

  test('a programme that was stopped is not scored, and says since when and why', () => {
    const results = join(folder, 'stopped.csv')
    writeFileSync(
      results,
      '项目名称,指标,实际完成值,停止日期,停止原因\n窗口工作人员专项经费,,,2024-06-30,机构合并\n',
    )
    const { stdout } = score(targets, results)
    expect(stdout).toContain('项目于2024-06-30停止（机构合并），不打分')
  })

  test('nothing to score, and a results file that cannot be read, are status 2', () => {
    expect(score(targets)).toMatchObject({ status: 2 })
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{')
    expect(score(targets, broken).stderr).toContain('结果文件读不了')
  })
})
