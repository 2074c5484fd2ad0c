import type { Block, Grid } from '@mingzhang/model'
import { tight } from './printed-cell.ts'
import { yearOf } from './table-lines.ts'

/** What a table says of its year: its title, and the year printed beside it. */
export type DatedTable = { readonly title: string; readonly year: number | null }

const statement = /(20\d{2})年(?:度)?(?:部门|单位|年初)?(?:收入|支出|收支)?(?:预算|决算)/gu

/** （2024年度） in a line of its own below a title. */
const yearAlone = /^[（(]20\d{2}年度[)）]$/u

/**
 * 预算年度 The year of a disclosure: what tables, headings and sentences name most. Assets do not vote, since they are
 * dated to the year before; a header of last year's column has little weight.
 *
 * @returns null when no year is named
 */
export function documentYear(blocks: readonly Block[], tables: readonly DatedTable[]): number | null {
  const votes = new Map<number, number>()
  const vote: Vote = (year, weight) => {
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + weight)
  }
  for (const { title, year } of tables) {
    if (/资产/u.test(title)) continue
    vote(yearOf(title), 3)
    vote(year, 3)
  }
  for (const block of blocks) {
    if (block.kind === 'grid') voteHeaders(block, vote)
    else voteText(tight(block.text), vote)
  }
  return [...votes].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}

type Vote = (year: number | null, weight: number) => void

function voteHeaders(grid: Grid, vote: Vote): void {
  for (const cell of grid.rows.slice(0, 3).flatMap((row) => row.cells)) {
    const text = tight(cell.text)
    if (yearAlone.test(text)) vote(yearOf(text), 1)
    if (text.length < 20 && /预算|支出|决算/u.test(text)) vote(yearOf(text), 2)
  }
}

function voteText(text: string, vote: Vote): void {
  if (yearAlone.test(text)) vote(yearOf(text), 1)
  else if (text.length < 60) vote(/预算|决算|绩效|专项/u.test(text) ? yearOf(text) : null, 2)
  else for (const match of text.matchAll(statement)) vote(Number(match[1]), 1)
}
