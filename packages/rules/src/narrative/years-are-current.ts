import { cite } from '@mingzhang/law'
import type { Disclosure, TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/** 《2022年预算编制工作提示》: an instruction for the budget of one year. Laws and plans keep their year for long. */
const instruction =
  /《[^《》]{0,20}((?:19|20)\d{2})年?度?[^《》]{0,12}(?:预算编制|部门预算|预算工作)[^《》]{0,20}》/gu

/** 2023年…预算…表 as the title of a table of the budget. */
const titled = /((?:19|20)\d{2})年(?:度)?(?!末|底|初|执行|决算).{0,40}(?:预算|总表|支出表|收入表|收支)/u
const otherYear = /上年|决算|执行|对比|比较|增减|资产|完成|结转/u

/**
 * 年度前后一致。
 *
 * A table of this set entitled with another year, or an instruction for last year's budget given as the reason for this
 * year's target, was left in from last year. Years in the names of laws, plans and projects are not looked at.
 */
export const yearsAreCurrent = rule({
  id: 'narrative/years-are-current',
  title: '表题和所据的预算编制文件是本年度的',
  severity: 'note',
  basis: [cite('document-itself')],

  *check({ disclosure }) {
    const { year, stage } = disclosure.document
    if (year === null || stage === 'final') return
    for (const { title, place, form } of disclosure.tables) {
      const named =
        form === null || otherYear.test(title) ? undefined : titled.exec(title.replace(/\s/gu, ''))?.[1]
      if (named !== undefined) yield Number(named) === year ? 'holds' : wrongTitle(title, named, year, place)
    }
    for (const { text, place } of reasonsOf(disclosure)) {
      for (const [cited, named = ''] of text.replace(/\s/gu, '').matchAll(instruction)) {
        yield Number(named) >= year ? 'holds' : oldInstruction(cited, year, place)
      }
    }
  },
})

const wrongTitle = (title: string, named: string, year: number, place: TextWithPlace['place']): Answer => ({
  what: `《${title}》写的是${named}年，本套公开是${year}年的`,
  why: '表题的年度与本套预算不一致，像是沿用了别的年度的表',
  toDo: `核对表中数据是否${year}年的，改正表题`,
  severity: 'warning',
  certainty: 'likely',
  cause: 'stale-year',
  places: [place],
})

const oldInstruction = (cited: string, year: number, place: TextWithPlace['place']): Answer => ({
  what: `${year}年的预算以${cited}为依据`,
  why: '预算编制的布置文件一年一发，像是沿用了以前年度的填写内容',
  toDo: `改为${year}年的文件；确实仍按该文件执行的不必改`,
  certainty: 'possible',
  cause: 'stale-year',
  places: [place],
})

const reasonsOf = ({ programs, departmentTargets, sections }: Disclosure): TextWithPlace[] => [
  ...[...programs.flatMap((program) => program.indicators), ...departmentTargets.indicators].flatMap(
    (indicator) =>
      indicator.basis === null
        ? []
        : [{ text: indicator.basis, place: indicator.places['basis'] ?? indicator.place }],
  ),
  ...programs.flatMap(({ legalBasis, overview }) => [legalBasis, overview].filter((text) => text !== null)),
  ...sections.flatMap((section) => section.paragraphs),
]
