import { cite } from '@mingzhang/law'
import type { Section } from '@mingzhang/model'
import { rule } from '../rule.ts'

/**
 * 有标题就有内容。
 *
 * A numbered heading directly followed by the next number announces something and gives nothing. Only headings whose
 * brothers have content are looked at: a plain numbered list is no outline.
 */
export const headingsHaveContent = rule({
  id: 'narrative/headings-have-content',
  title: '每个标题下有文字、表格或说明',
  severity: 'warning',
  basis: [cite('disclosure-procedure-3')],

  *check({ disclosure: { sections } }) {
    for (const outline of outlinesOf(sections).map(withoutSentences)) {
      const filled = outline.filter(({ empty }) => !empty)
      // 一、 is always an outline; a run of 1、 2、 3、 may be a plain list.
      const fewest = outline[0]?.style === '一、' ? 2 : 3
      const isNamed = outline.some(({ told, empty }) => told && empty)
      const isOutline = isNamed || (filled.length >= fewest && filled.length >= 0.6 * outline.length)
      if (!isOutline && !outline.some(({ endsChapter }) => endsChapter)) continue
      for (const { section, empty, endsChapter } of outline) {
        if (!empty || !(isOutline || endsChapter)) {
          yield empty ? 'unknown' : 'holds'
          continue
        }
        yield {
          what: `标题“${section.title}”下面没有内容`,
          why: '列了标题却没有文字也没有表格，读者无法知道是没有还是漏了',
          toDo: '补上内容；确无此项的，写明“本部门无……”或删去标题',
          certainty: 'likely',
          places: [section.place],
        }
      }
    }
  },
})

type Heading = {
  readonly section: Section
  readonly style: string
  readonly no: number
  /** It ends like a sentence. */
  readonly told: boolean
  readonly empty: boolean
  /** Nothing stands between it and the next chapter, which can be no brother in a plain list. */
  readonly endsChapter: boolean
}

/** Runs of headings of one style whose numbers follow one another; a number that starts again opens another run. */
function outlinesOf(sections: readonly Section[]): Heading[][] {
  const outlines: Heading[][] = []
  const open = new Map<string, Heading[]>()
  sections.forEach((section, index) => {
    const mark = markOf(section)
    if (!mark) return
    const next = sections[index + 1]
    const following = next && markOf(next)
    const told = /[。；;]$/u.test(section.place.text.trim())
    const bare = section.paragraphs.length === 0 && section.holds.length === 0
    const empty = bare && isNext(mark, following ?? null)
    const heading = { section, ...mark, told, empty, endsChapter: empty && following?.style !== mark.style }
    const run = open.get(mark.style)
    if (run && (run.at(-1)?.no === mark.no - 1 || (mark.style === '（一）' && mark.no === 1)))
      run.push(heading)
    else {
      const fresh = [heading]
      open.set(mark.style, fresh)
      outlines.push(fresh)
    }
  })
  return outlines
}

/**
 * A line that ends like a sentence is one: （十五）决定授予荣誉称号。 Where at least half of such lines have text of their
 * own and none says what somebody does, they are headings all the same: （一）职能职责。
 */
function withoutSentences(outline: readonly Heading[]): Heading[] {
  const lines = outline.filter(({ told }) => told)
  const areHeadings =
    lines.filter(({ empty }) => !empty).length * 2 >= lines.length &&
    lines.every(({ section }) => !duty.test(section.title))
  return outline.map((heading) =>
    heading.told && !areHeadings ? { ...heading, empty: false, endsChapter: false } : heading,
  )
}

/** 负责…, 拟订…: what somebody does, no topic. */
const duty =
  /^(?:负责|承担|承办|拟订|拟定|制定|组织|管理|指导|开展|协调|协助|贯彻|执行|落实|完成|监督|检查|决定|研究|推进|推动|参与|提供|加强|做好|编制|审核|受理|宣传|统筹|依法|会同|配合|按照|根据)/u

type Numbering = { readonly style: string; readonly no: number }

/** The next of its brothers; or, for one part of a numbered chapter （一）, the next chapter. */
const isNext = (mark: Numbering, following: Numbering | null): boolean =>
  following !== null &&
  (following.style === mark.style
    ? following.no === mark.no + 1
    : mark.style === '（一）' && following.style === '一、' && following.no > 1)

const styles: readonly { readonly style: string; readonly pattern: RegExp }[] = [
  { style: '一、', pattern: /^([一二三四五六七八九十]{1,3})[、.．]/u },
  { style: '（一）', pattern: /^[（(]([一二三四五六七八九十]{1,3})[)）]/u },
  { style: '1、', pattern: /^(\d{1,2})[、.．](?!\d)/u },
  { style: '（1）', pattern: /^[（(](\d{1,2})[)）]/u },
]

/** The number printed before a heading and its style; null when it has none. */
function markOf({ place }: Section): { readonly style: string; readonly no: number } | null {
  const text = place.text.replace(/\[bookmark[^\]]*\]|<[^>]*>|^[-#*\s]+|\s/gu, '')
  for (const { style, pattern } of styles) {
    const no = pattern.exec(text)?.[1]
    if (no !== undefined) return { style, no: /\d/u.test(no) ? Number(no) : numberOf(no) }
  }
  return null
}

function numberOf(chinese: string): number {
  const digit = (char: string | undefined): number => '零一二三四五六七八九'.indexOf(char ?? '零')
  const ten = chinese.indexOf('十')
  if (ten < 0) return digit(chinese)
  return 10 * (ten === 0 ? 1 : digit(chinese[0])) + Math.max(0, digit(chinese[ten + 1]))
}
