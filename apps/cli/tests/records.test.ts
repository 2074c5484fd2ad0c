import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const targets = join(root, 'samples/wansheng-office-affairs-2024.txt')
const sample = (name: string) => join(root, 'samples/records', `${name}.csv`)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-records-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function mingzhang(...args: string[]) {
  const command = [join(root, 'apps/cli/bin/mingzhang.mjs'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('records become results with the rows they rest on, and results become points', () => {
  const results = join(folder, 'results.csv')
  const { status, stdout } = mingzhang(
    'records',
    sample('reception'),
    sample('space'),
    targets,
    '--out',
    results,
  )
  expect(status).toBe(0)
  expect(stdout).toContain('保障接待任务  30 批次  期内共30条\n      所据：第3–32行')
  expect(stdout).toMatch(/管理办公用房面积 +目标 ≥183800平方米 +结果 858平方米/u)
  expect(readFileSync(results, 'utf8')).toMatch(/^# 模拟数据.*\n项目名称,/u)
  const scored = mingzhang('score', targets, results)
  expect(scored.stdout).toMatch(/保障接待任务 +≥100批次 +30批次/u)
})

test('a workbook saved by another program, with a title above its table; rows refused say why and by their number', async () => {
  const rows = [
    ['维修台账', null, null],
    ['报修时间', '完成时间', '验收合格'],
    ['2024-03-01 09:00', '2024-03-01 10:00', '是'],
    ['三月二日', '2024-03-02 10:00', '是'],
    ['2024-03-03 09:00', '2024-03-05 10:00', '否'],
  ]
  const book = join(folder, 'repair.xlsx')
  writeFileSync(book, await writeXlsx({ sheets: [{ name: '维修', rows }] }))
  const { status, stdout } = mingzhang('records', book, '--json')
  expect(status).toBe(1)
  const { files, measures } = JSON.parse(stdout)
  expect(files[0]).toMatchObject({ type: 'repair', rows: 2, refused: [{ line: 4 }] })
  expect(files[0].refused[0].why).toContain('三月二日')
  expect(measures.find(({ measure }: { measure: string }) => measure === 'repair-on-time')).toMatchObject({
    ...{ value: '50.00', unit: '%', counted: [3], considered: [3, 5] },
  })
})

test('a table saved by Excel in its old encoding is read; several files of a type go on from one another', () => {
  const [first, second] = ['一月.csv', '二月.csv'].map((name) => join(folder, name))
  const header = '日期,会议,满意\n'
  // 日期,会议,满意 and its row in GB 18030.
  const older = Buffer.from('c8d5c6da2cbbe1d2e92cc2fad2e20a323032342d30312d30352cc0fdbbe12ccac70a', 'hex')
  writeFileSync(first ?? '', older)
  writeFileSync(second ?? '', `${header}2024-02-05,例会,否\n2024-02-05,例会,否\n`)
  const { stdout } = mingzhang('records', first ?? '', second ?? '')
  expect(stdout).toContain('会议服务满意度  50.00 %')
  expect(stdout).toContain('其第 1 行在这里记作第 3 行')
  expect(stdout).toContain('没有算第4行：与第5行完全相同，只算一次')
})

test('what is no record, and rows of several years, say what to do', () => {
  const other = join(folder, 'other.csv')
  writeFileSync(other, '甲,乙\n1,2\n')
  const none = mingzhang('records', other)
  expect([none.status, none.stderr.includes('不是台账')]).toEqual([2, true])
  const years = join(folder, 'years.csv')
  writeFileSync(years, '日期,会议\n2023-02-05,例会\n2024-02-05,例会\n')
  expect(mingzhang('records', years)).toMatchObject({ status: 2, stderr: expect.stringContaining('--year') })
  expect(mingzhang('records', years, '--year', '2024').stdout).toContain('保障会议次数  1 场次')
  expect(mingzhang('records', sample('repair'), '--month', '13').status).toBe(2)
})
