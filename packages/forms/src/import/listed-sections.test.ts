import type { Section } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { withLists } from './listed-sections.ts'

const section = (heading: string, ...paragraphs: readonly string[]): Section => {
  const place = (line: number, text: string) => ({ kind: 'text', line, text }) as const
  return {
    ...{ title: heading.replace(/^.、/u, ''), depth: 2, holds: [], residue: [], place: place(1, heading) },
    paragraphs: paragraphs.map((text) => ({ text, place: place(2, text) })),
  }
}

const said = (sections: readonly Section[]) =>
  withLists(sections).map(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)])

test('what is listed below 如下： belongs to the section, until the count breaks', () => {
  expect(
    said([
      section('一、部门职责', '职责分两类，分列如下：'),
      section('一、服务管理', '1、管房。'),
      section('二、综合保障', '1、管车。'),
      section('二、预算安排', '全数编入。'),
    ]),
  ).toEqual([
    ['部门职责', '职责分两类，分列如下：', '一、服务管理', '1、管房。', '二、综合保障', '1、管车。'],
    ['预算安排', '全数编入。'],
  ])
})

test('sections that announce nothing stay as they are', () => {
  expect(said([section('一、部门职责', '管房。'), section('二、机构设置', '三个科室。')])).toEqual([
    ['部门职责', '管房。'],
    ['机构设置', '三个科室。'],
  ])
})
