import { cite } from '@mingzhang/law'
import type { Disclosure, Place } from '@mingzhang/model'
import { rule } from '../rule.ts'

type Naming = { readonly name: string; readonly place: Place }

/**
 * 一个单位代码只有一个名称。
 *
 * A unit printed with its code (101-某某街道办事处) has the same name wherever the code stands. The suffix （本级） names a
 * part of the same unit.
 */
export const unitCodesAgree = rule({
  id: 'form/unit-codes-agree',
  title: '同一单位代码在各处名称一致',
  severity: 'warning',
  basis: [cite('document-itself'), cite('disclosure-procedure-4')],

  *check({ disclosure }) {
    for (const [code, namings] of namingsOf(disclosure)) {
      // The name printed least is the likeliest to be wrong.
      const often = (name: string): number => namings.filter((one) => one.name === name).length
      const names = [...new Set(namings.map(({ name }) => name))].toSorted((a, b) => often(a) - often(b))
      if (namings.length < 2) continue
      if (names.length === 1) yield 'holds'
      else {
        const places = names.flatMap((name) => namings.find((one) => one.name === name)?.place ?? [])
        yield {
          what: `单位代码 ${code} 有 ${names.length} 个名称：${names.join('、')}`,
          why: '一个代码是一个单位，各处名称应当相同',
          toDo: '核对单位全称，改正写错的一处',
          places,
          certainty: 'likely',
        }
      }
    }
  },
})

const coded = /^(\d{3,9})[-—](\p{Script=Han}.*)$/u

function namingsOf({ tables, programs }: Disclosure): Map<string, Naming[]> {
  const found = new Map<string, Naming[]>()
  const add = (text: string | null, place: Place) => {
    const match = coded.exec((text ?? '').replace(/\s+/gu, ''))
    if (!match?.[1] || !match[2]) return
    const name = match[2].replace(/[（(]本级[)）]$/u, '')
    found.set(match[1], [...(found.get(match[1]) ?? []), { name, place }])
  }
  for (const { department, place } of programs) add(department, place)
  for (const { cells } of tables) {
    for (const cell of cells) {
      if (cell.amount === null && /部门|单位/u.test(cell.column.at(-1) ?? '')) add(cell.text, cell.place)
    }
  }
  return found
}
