import { expect, test } from 'vitest'
import { read } from './read.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('the targets of a whole unit alone are a document, a letter is none', () => {
  const targets = [
    '部门整体支出绩效目标表',
    '（2024年度）',
    '',
    '部门名称\t梧州市审计局\t\t\t\t',
    '年度绩效指标\t一级指标\t二级指标\t三级指标\t\t指标值',
    '\t产出指标\t数量指标\t审计项目数\t\t≥25个',
    '\t满意度指标\t服务对象满意度指标\t被审计单位满意度\t\t≥90%',
  ].join('\n')
  const done = read(bytes(targets), 'targets.txt')
  expect(done.ok && done.value.disclosure.departmentTargets.indicators.length).toBe(2)
  expect(read(bytes('关于召开会议的通知\n\n请按时参加。\n'), 'letter.txt').ok).toBe(false)
})
