import { cite } from '@mingzhang/law'
import type { Disclosure, Place } from '@mingzhang/model'
import { rule } from '../rule.ts'

/** 表号 A number printed over or before a table, with where it stands. */
type TableNumber = { readonly printed: string; readonly value: number; readonly place: Place }

/**
 * 表号连续。
 *
 * A set that prints 表六 and then 表十 left tables out or numbered them wrongly. Tables that print no number may be the
 * missing ones; only a gap that they cannot fill is reported. Where a list of contents stands, another rule compares it.
 */
export const tableNumbersRunOn = rule({
  id: 'form/table-numbers-run-on',
  title: '各表的表号连续，不缺号',
  severity: 'note',
  basis: [cite('disclosure-procedure-3'), cite('grassroots-catalogue-tables')],

  *check({ disclosure }) {
    if (disclosure.tables.some(({ form }) => form === 'contents')) return
    const numbers = printedNumbers(disclosure)
    const [first] = numbers
    const last = numbers.at(-1)
    if (numbers.length < 3 || !first || !last) return
    const missing = gaps(numbers)
    const unnumbered = disclosure.tables.filter(({ no }) => no === null || ordinalOf(no) === null).length
    if (missing.length === 0) yield 'holds'
    else if (missing.length <= unnumbered) yield 'unknown'
    else {
      const left = unnumbered === 0 ? '' : `，没有标号的表只有${unnumbered}张`
      yield {
        what: `标出的表号是${numbers.map(({ printed }) => printed).join('、')}，中间缺${missing.length}个号${left}`,
        why: '表号应当连续；缺号说明有的表没有公开，或表号标错',
        toDo: '对照应公开的表核对，补上缺的表（无数据的列空表并注明），改正表号',
        certainty: 'likely',
        places: numbers.filter(({ value }) => missing.includes(value - 1)).map(({ place }) => place),
      }
    }
  },
})

/** Every number once, in order: those of the tables and those that stand alone on a line. */
function printedNumbers({ tables, sections }: Disclosure): TableNumber[] {
  const found = [
    ...sections.flatMap(({ paragraphs }) =>
      paragraphs.map(({ text, place }) => ({ printed: text.trim(), place })),
    ),
    ...tables.flatMap(({ no, place }) => (no === null ? [] : [{ printed: no, place }])),
  ]
  const byValue = new Map<number, TableNumber>()
  for (const { printed, place } of found) {
    const value = ordinalOf(printed)
    if (value !== null && !byValue.has(value)) byValue.set(value, { printed, value, place })
  }
  return [...byValue.values()].sort((one, other) => one.value - other.value)
}

const gaps = (numbers: readonly TableNumber[]): number[] =>
  numbers.flatMap(({ value }, at) => {
    const before = numbers[at - 1]?.value ?? value
    return Array.from({ length: Math.max(0, value - before - 1) }, (_, step) => before + step + 1)
  })

const digits = '零一二三四五六七八九'

/** 表十二 → 12, 表7 → 7; null for anything else, also for 表3-1, which counts otherwise. */
function ordinalOf(printed: string): number | null {
  const word = /^附?表\s*(?:(\d{1,2})|([一二三四五六七八九]?十?[一二三四五六七八九]?))$/u.exec(printed)
  if (word?.[1]) return Number(word[1])
  const chinese = word?.[2]
  if (!chinese) return null
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['', chinese]
  const ten = chinese.includes('十') ? digits.indexOf(tens || '一') : 0
  return ten * 10 + (ones ? digits.indexOf(ones) : 0)
}
