import { expect, test } from 'vitest'
import { afterMember, type Job } from './import-state.ts'

const bundle: Job = { key: 3, file: new File([], '公开.zip'), stage: 'receiving', id: null, refusal: null }

test('every file of a bundle gets a line below it, in order; the bundle goes on until all have ended', () => {
  const told = [
    { file: '公开.zip/甲.txt', member: 0, stage: 'reading' },
    { file: '公开.zip/甲.txt', member: 0, stage: 'done', status: 'imported', id: 'a' },
    { file: '公开.zip/乙.txt', member: 1, stage: 'refused', status: 'refused' },
  ] as const
  const jobs = told.reduce<readonly Job[]>((all, line) => afterMember(all, 3, line), [bundle])
  expect(jobs.map(({ memberName, stage, id }) => [memberName ?? null, stage, id])).toEqual([
    [null, 'saving', null],
    ['公开.zip/甲.txt', 'done', 'a'],
    ['公开.zip/乙.txt', 'refused', null],
  ])
})
