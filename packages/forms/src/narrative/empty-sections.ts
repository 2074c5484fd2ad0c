import type { NarrativeLine } from '@mingzhang/law'
import type { Book, BookProblem, PublicationPart } from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'

/** 写成的行 A line of the narrative with what became of it. */
export type WrittenLine = { readonly line: NarrativeLine; readonly parts: readonly PublicationPart[] }

/**
 * 空节 Headings that nothing follows: which, why nothing does, and how to mend it. What is missing is the unit's own words, a
 * field that decides which sentence stands, or a figure that cannot be told.
 */
export function emptySections(book: Book, written: readonly WrittenLine[]): BookProblem[] {
  return written.flatMap(({ parts: [part] }, at) => {
    if (part?.kind !== 'heading' || !numbered.test(part.text)) return []
    const below = written.slice(at + 1)
    const end = below.findIndex(({ parts: [next] }) => next?.kind === 'heading')
    const own = end === -1 ? below : below.slice(0, end)
    const next = below[end]?.parts[0]
    const isDivided = next?.kind === 'heading' && next.level > part.level
    if (isDivided || own.some(({ parts }) => parts.length > 0)) return []
    const { why, toDo, where } = causeOf(book, part.text, own)
    return [
      {
        id: 'narrative/section-empty',
        severity: 'error',
        where,
        what: emptySection(part.text),
        why,
        toDo,
      },
    ]
  })
}

/** 某节没有内容 What is said of a heading that nothing follows. */
export const emptySection = (heading: string): string => `说明“${heading}”一节没有内容`

/** The title of the whole has no number, and nothing of its own below it. */
const numbered = /^(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d+[、.．])/u

type Cause = Pick<BookProblem, 'why' | 'toDo' | 'where'>

function causeOf(book: Book, heading: string, lines: readonly WrittenLine[]): Cause {
  const free = lines.find(({ line }) => line.what === 'free')?.line.text
  const asksAgency = lines.some(({ line }) => line.when.startsWith('agency '))
  if (asksAgency && book.agency === null) {
    return {
      where: 'agency',
      why: '账本没有写单位性质，不知道该写哪一句',
      toDo: `请选单位性质${inFile('agency 写 administrative 行政及参公，或 institution 其他事业单位')}${
        free === undefined ? '' : `；两种都有的，请在正文中写这一节${inFile(`texts 加一节 section: ${free}`)}`
      }`,
    }
  }
  if (free !== undefined) {
    const counts = lines.some(({ line }) => line.what === 'counts')
      ? `，或录入车辆等数量${inFile('counts')}`
      : ''
    return {
      where: `texts[${free}]`,
      why: '这一节由单位自己写，账本里没有',
      toDo: `请在正文中写这一节${inFile(`texts 加一节 section: ${free}`)}${counts}；确无此项的写明“本部门无……”`,
    }
  }
  return {
    where: `narrative[${heading}]`,
    why: '这一节的句子要用的数无法判断，或账本没有',
    toDo: '请在分录中补充；补不了的，这一节暂不能公开',
  }
}
