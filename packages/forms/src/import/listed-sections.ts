import type { Section } from '@mingzhang/model'

/**
 * 分列各节 Sections with the list that their last words announce (分列如下：): its headings look like those of sections of their own,
 * but count from one again. A lead-in without its list says nothing.
 */
export function withLists(sections: readonly Section[]): Section[] {
  const whole: Section[] = []
  for (let at = 0; at < sections.length; at += 1) {
    const section = sections[at]
    if (section === undefined) break
    const list = announces(section) ? listAfter(sections, at) : []
    const items = list.flatMap(({ place, paragraphs }) => [{ text: place.text.trim(), place }, ...paragraphs])
    whole.push({ ...section, paragraphs: [...section.paragraphs, ...items] })
    at += list.length
  }
  return whole
}

const announces = ({ paragraphs }: Section): boolean =>
  /如下[:：]$/u.test(paragraphs.at(-1)?.text.trim() ?? '')

/** The sections that follow as 一、 二、 三、, as deep as the one before them, until the count breaks. */
function listAfter(sections: readonly Section[], at: number): Section[] {
  const depth = sections[at]?.depth
  const end = sections
    .slice(at + 1)
    .findIndex((section, index) => section.depth !== depth || numberOf(section) !== index + 1)
  return sections.slice(at + 1, end < 0 ? sections.length : at + 1 + end)
}

const numerals = '一二三四五六七八九十'

const numberOf = ({ place }: Section): number =>
  numerals.indexOf(/^([一二三四五六七八九十])、/u.exec(place.text.trim())?.[1] ?? '无') + 1
