import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { transitions } from './book-states.ts'
import { rights, rightsTable, roles } from './rights.ts'

const page = readFileSync(new URL('../../../docs/people.md', import.meta.url), 'utf8')
const words = { all: '全部', own: '范围内', published: '已公开的' }

/** The cells of the page's line about a right or a move, without its name. */
const cellsOf = (name: string): string[] => {
  const line = page.split('\n').find((each) => each.startsWith('|') && each.includes(`\`${name}\``)) ?? ''
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

test.each(rights)('docs/people.md says of %s what the table says', (right) => {
  const expected = roles.map((role) => {
    const reach = rightsTable[right][role]
    return reach === undefined ? '' : words[reach]
  })
  expect(cellsOf(right).slice(2)).toEqual(expected)
})

test.each(transitions.map(({ move, from, reason }) => [move, from.length, reason] as const))(
  'docs/people.md knows the move %s',
  (move, states, reason) => {
    const cells = cellsOf(move)
    expect(cells[1]?.split('、')).toHaveLength(states)
    expect(cells[4]).toBe(reason ? '是' : '')
  },
)
