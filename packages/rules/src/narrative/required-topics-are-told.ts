import { cite } from '@mingzhang/law'
import type { Disclosure, Place, Severity } from '@mingzhang/model'
import { rule } from '../rule.ts'

type Topic = {
  readonly name: string
  readonly words: RegExp
  readonly severity: Severity
  readonly since: number
}

/** What the narrative of a budget tells, the year it was first asked for, and how grave it is to say nothing. */
const topics: readonly Topic[] = [
  { name: '部门职责和机构设置', words: /职责|职能|机构设置/u, severity: 'warning', since: 2016 },
  { name: '收支总体情况', words: /收支|收入预算|支出预算|收入总|支出总/u, severity: 'warning', since: 2016 },
  { name: '“三公”经费', words: /三公|因公出国|公务接待/u, severity: 'warning', since: 2016 },
  { name: '机关运行经费', words: /机关运行经费|运行经费|公用经费/u, severity: 'warning', since: 2016 },
  { name: '政府采购', words: /政府采购|采购/u, severity: 'warning', since: 2016 },
  { name: '国有资产占用', words: /国有资产|资产占用|固定资产|车辆/u, severity: 'note', since: 2017 },
  { name: '预算绩效', words: /绩效/u, severity: 'note', since: 2018 },
  { name: '名词解释', words: /名词解释|名词|术语|是指|指的是/u, severity: 'note', since: 2017 },
]

/** So many of them, and paragraphs that make a narrative, show that this is the whole of it. */
const enoughTopics = 5
const enoughParagraphs = 8

/**
 * 应有的说明齐全。
 *
 * Only for a document that is plainly a full narrative: tables published apart, or the part of a set, lack nothing. A topic
 * counts as told wherever a heading, a sentence or a table names it; sections announced and left blank have a rule of
 * their own.
 */
export const requiredTopicsAreTold = rule({
  id: 'narrative/required-topics-are-told',
  title: '部门预算说明应有的内容齐全',
  severity: 'warning',
  basis: [cite('disclosure-procedure-narrative'), cite('grassroots-catalogue-three-public')],

  *check({ disclosure }) {
    const { kind, year } = disclosure.document
    if (kind !== 'department-budget' && kind !== 'unit-budget') return
    const { text, paragraphs, first } = narrativeOf(disclosure)
    if (first === null || year === null || paragraphs < enoughParagraphs) return
    const due = topics.filter(({ since }) => year >= since)
    const told = due.filter(({ words }) => words.test(text))
    if (told.length < enoughTopics) return
    for (const { name, severity, words } of due) {
      if (words.test(text)) yield 'holds'
      else {
        yield {
          what: `说明里没有“${name}”`,
          why: '部门预算公开的说明应当包括这一项；没有的也要写明',
          toDo: `补写${name}；确无此项的写明“本部门无……”`,
          severity,
          certainty: 'likely',
          places: [first],
        }
      }
    }
  },
})

function narrativeOf({ sections, tables }: Disclosure): {
  readonly text: string
  readonly paragraphs: number
  readonly first: Place | null
} {
  const told = sections.filter(({ paragraphs }) => paragraphs.length > 0)
  const words = [
    ...sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]),
    ...tables.map(({ title, note }) => `${title}${note ?? ''}`),
  ]
  return {
    text: words.join('\n').replace(/[ \t　]/gu, ''),
    paragraphs: told.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    first: told[0]?.place ?? null,
  }
}
