import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const targets = join(root, 'samples/qijiang-government-services-2024.txt')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-monitor-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function monitor(...args: string[]) {
  const command = [join(root, 'apps/cli/bin/mingzhang.mjs'), 'monitor', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('lights of July, and a monitoring table that says its results are made up', () => {
  const results = join(folder, 'results.csv')
  writeFileSync(
    results,
    '# 模拟数据：由程序按固定的随机种子生成，不是任何单位的真实结果\n' +
      '项目名称,指标,实际完成值,全年预算数,全年执行数\n窗口工作人员专项经费,投诉次数,1次,100,20\n',
  )
  const { status, stdout } = monitor(
    targets,
    results,
    '--month',
    '7',
    '--out',
    folder,
    '--formats',
    'txt,csv',
  )
  expect(status).toBe(1)
  expect(stdout).toContain('模拟数据')
  expect(stdout).toMatch(/红 {2}窗口工作人员专项经费 {2}执行率20\.00%，为7个月进度的34\.3%/u)
  const written = readdirSync(folder).filter((name) => name.includes('监控表'))
  expect(written).toHaveLength(2)
  for (const name of written) expect(readFileSync(join(folder, name), 'utf8')).toContain('模拟数据')
})

test('a month that is none, and targets without results', () => {
  expect(monitor(targets, '--month', '13').status).toBe(2)
  const { status, stderr } = monitor(targets, '--month', '7')
  expect([status, stderr.includes('没有结果')]).toEqual([2, true])
})

test('what is not used is said, and a programme that had stopped is lit no more', () => {
  const results = join(folder, 'bad.csv')
  writeFileSync(
    results,
    '项目名称,指标,实际完成值,结果日期,停止日期\n' +
      '窗口工作人员专项经费,投诉次数,1次,年底,2024-05-31\n没有的项目,某指标,1,,\n',
  )
  const { stdout } = monitor(targets, results, '--month', '7')
  expect(stdout).toMatch(/？ {2}窗口工作人员专项经费 {2}项目于2024-05-31停止，不再监控\n/u)
  expect(stdout).toContain('结果日期写“年底”，不是日期，没有采用')
  expect(stdout).toContain('对不上：结果文件中的项目“没有的项目”在公开文件里没有')
})

test('a document that does not say its year', () => {
  const document = join(folder, 'no-year.txt')
  writeFileSync(document, readFileSync(targets, 'utf8').replaceAll(/20[12]\d/gu, ''))
  const { status, stderr } = monitor(document, join(folder, 'results.csv'), '--month', '7')
  expect([status, stderr.includes('看不出是哪一年的')]).toEqual([2, true])
})
