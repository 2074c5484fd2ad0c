import { expect, test } from 'vitest'
import type { Extent } from './extent.ts'
import { headsOverColumns, setColumns } from './heads-over-columns.ts'

const at = (from: number, to: number): Extent => ({ from, to })

/** 合计 | 基本支出 over 小计, 人员经费, 公用经费 | 项目支出: words set in the middle of cells of 100 points. */
const [total, basic, project] = [at(140, 160), at(330, 370), at(530, 570)]
const [sum, staff, running] = [at(240, 260), at(330, 370), at(430, 470)]
const heads = [[basic], [total, project], [sum, staff, running]]
/** Figures set to the right edge of each cell. */
const figures = [at(165, 198), at(265, 298), at(372, 398), at(475, 498), at(575, 598)]

const flush = (columns: readonly Extent[]) =>
  setColumns(
    columns,
    columns.flatMap(({ from, to }) => [
      { extent: at(from, to), isFigure: true },
      { extent: at(from + 8, to), isFigure: true },
    ]),
  )

test('words in the middle of cells head the figures at their right edge, in order', () => {
  expect(headsOverColumns(heads, flush(figures))?.map(({ from }) => from)).toEqual([140, 240, 330, 430, 530])
})

test('a column nobody filled in keeps its word', () => {
  const columns = headsOverColumns(heads, flush(figures.filter((_, index) => index !== 3)))
  expect(columns?.[3]).toEqual(running)
  expect(columns?.[4]).toEqual(at(530, 598))
})

test('more columns than words are not put together', () => {
  expect(headsOverColumns([[total]], flush(figures))).toBeNull()
})
