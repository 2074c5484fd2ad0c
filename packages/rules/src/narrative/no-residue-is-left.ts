import { cite } from '@mingzhang/law'
import type { Disclosure, Place, Severity, TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

type Kind = {
  readonly name: string
  readonly pattern: RegExp
  readonly severity: Severity
  readonly why: string
}

/** What residue is, the gravest first. A reader of the published page sees the first two whatever shows the page. */
const kinds: readonly Kind[] = [
  {
    name: '模板填写示例“如：”',
    pattern: /^(?:如|例如|示例)[:：]$/u,
    severity: 'warning',
    why: '模板的填写示例留在了公开文本里',
  },
  {
    name: '公式排版代码',
    pattern: /\\|\$/u,
    severity: 'note',
    why: '公式的排版代码没有转换成符号，读者看到的是代码',
  },
  {
    name: '网页标签',
    pattern: /<|&nbsp;/u,
    severity: 'note',
    why: '网页的标签没有转换成格式，读者看到的是代码',
  },
  {
    name: '书签',
    pattern: /\[bookmark/u,
    severity: 'note',
    why: '文档的书签留在了公开文本里',
  },
  {
    name: '排版记号',
    pattern: /^[#*]+$/u,
    severity: 'note',
    why: '标题、加粗的排版记号没有转换成格式',
  },
]

/** XX年, ××万元, XXX单位: a blank of the template. A × between numbers is a product. */
const blank = /(?<![A-Za-z\d])(?:[XxＸ]{2,}|[×]{2,}|[〇○]{2,}|_{3,}|＿{2,})(?=$|[^A-Za-z\d])/u

/**
 * 公开文本没有模板残留。
 *
 * Blanks of a template that nobody filled, examples that nobody deleted, and the mark-up of a renderer. Everything of
 * one kind is one finding with all its places.
 */
export const noResidueIsLeft = rule({
  id: 'narrative/no-residue-is-left',
  title: '公开文本里没有模板空格、填写示例和排版代码',
  severity: 'note',
  basis: [cite('disclosure-procedure-4')],

  *check({ disclosure }) {
    const residue = disclosure.sections.flatMap((section) => section.residue)
    for (const kind of kinds) {
      const found = residue.filter(({ text }) => kind.pattern.test(text.trim()))
      yield found.length === 0 ? 'holds' : finding(kind, found)
    }
    const blanks = textsOf(disclosure).filter(({ text }) => blank.test(text))
    yield blanks.length === 0
      ? 'holds'
      : finding(
          {
            name: '没有填写的空格（XX、××）',
            pattern: blank,
            severity: 'warning',
            why: '模板的空格没有填上',
          },
          blanks,
        )
  },
})

const textsOf = ({ sections, programs, tables }: Disclosure): TextWithPlace[] => [
  ...sections.flatMap(({ title, place, paragraphs }) => [{ text: title, place }, ...paragraphs]),
  ...programs.flatMap(({ name, place, overview, goal }) => [
    { text: name, place },
    ...[overview, goal].filter((text) => text !== null),
  ]),
  ...tables.map(({ title, place }) => ({ text: title, place })),
]

function finding(kind: Kind, found: readonly TextWithPlace[]): Answer {
  const places: Place[] = found
    .map(({ place }) => place)
    .filter((place, index, all) => all.indexOf(place) === index)
  return {
    what: `文中留有${kind.name}，共${places.length}处`,
    why: kind.why,
    toDo: '删去或改正后重新公开',
    severity: kind.severity,
    cause: 'residue',
    places,
  }
}
