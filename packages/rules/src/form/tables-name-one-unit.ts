import { cite } from '@mingzhang/law'
import { rule } from '../rule.ts'

/** So many tables headed by one unit make the set its own. */
const fewest = 4

/**
 * 各表表头的单位是同一个。
 *
 * One table headed by another unit, in a set that is otherwise one unit's, was left in from the document it was copied
 * from. A department that publishes its units' tables has several of each, or names them in its text.
 */
export const tablesNameOneUnit = rule({
  id: 'form/tables-name-one-unit',
  title: '一套表的表头是同一个单位',
  severity: 'warning',
  basis: [cite('disclosure-procedure-4')],

  *check({ disclosure: { tables, sections, document } }) {
    const headed = tables.filter(({ form }) => form !== null && form !== 'contents')
    const strangers = Map.groupBy(
      headed.filter(({ base }) => base.unit !== undefined && base.unit !== 'own'),
      ({ base }) => base.unit ?? '',
    )
    if (headed.length < fewest) return
    if (strangers.size === 0) yield 'holds'
    const texts = sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.replace(/\s/gu, '')))
    for (const [unit, [table, ...more]] of strangers) {
      const isTold = texts.some((text) => text.includes(unit))
      if (!table || more.length > 0 || strangers.size > 1 || isTold) yield 'unknown'
      else {
        yield {
          what: `《${table.title}》的表头写的单位是“${unit}”，其他各表是“${document.unit.name ?? '本单位'}”的`,
          why: '一套表是一个单位的，像是沿用了别的单位的表',
          toDo: '核对这张表的单位名称和数据是否本单位的',
          certainty: 'likely',
          places: [table.place],
        }
      }
    }
  },
})
