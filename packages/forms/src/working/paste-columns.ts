import { departmentalAccounts, functionalAccounts, governmentalAccounts, memberName } from '@mingzhang/law'
import { parseAmount } from '@mingzhang/model'
import { fieldOfHeading } from '../entry-sheet/headings.ts'
import { memberOfWord } from '../entry-sheet/member-of-text.ts'

/** 粘贴的一列 A column of a pasted table: what it is taken for and why, to be changed before anything happens. */
export type PastedColumn = {
  readonly heading: string
  /** `fund:general`, a coordinate, `note`, or null: left aside. */
  readonly field: string | null
  readonly by: 'heading' | 'content' | 'nothing'
}

export type Pasted = {
  readonly columns: readonly PastedColumn[]
  /** Without the line of headings. */
  readonly rows: readonly (readonly string[])[]
  readonly hasHeadings: boolean
  /** Unit the headings state; null where they state none. */
  readonly amountUnit: string | null
}

/**
 * 认列 What the columns of a pasted table are: by the words above them, else by what stands in them. A column of codes is
 * told by its catalogue, amounts by being numbers. What cannot be told is left aside, and the person says.
 */
export function proposeColumns(cells: readonly (readonly string[])[]): Pasted {
  const [first = []] = cells
  const headed = first.filter((cell) => headingField(cell) !== null).length
  const hasHeadings = headed >= 2 || (headed === 1 && !first.some((cell) => isNumber(cell)))
  const rows = hasHeadings ? cells.slice(1) : cells
  const width = Math.max(...cells.map((row) => row.length), 0)
  const taken = new Set<string>()
  const columns = Array.from({ length: width }, (_, index): PastedColumn => {
    const heading = hasHeadings ? (first[index] ?? '') : ''
    const told = headingField(heading)
    if (told !== null && !taken.has(told)) {
      taken.add(told)
      return { heading, field: told, by: 'heading' }
    }
    const guessed = contentField(rows.map((row) => row[index] ?? ''))
    if (guessed === null || taken.has(guessed)) return { heading, field: null, by: 'nothing' }
    taken.add(guessed)
    return { heading, field: guessed, by: 'content' }
  })
  const unit = first.map((cell) => /万元|元/u.exec(cell)?.[0]).find((one) => one !== undefined)
  return { columns, rows, hasHeadings, amountUnit: hasHeadings ? (unit ?? null) : null }
}

const fundHeadings: readonly (readonly [RegExp, string])[] = [
  [/一般公共/u, 'fund:general'],
  [/政府性基金|^基金/u, 'fund:governmentFund'],
  [/国有资本/u, 'fund:stateCapital'],
  [/财政专户/u, 'fund:special'],
  [/单位资金/u, 'fund:own'],
]

function headingField(heading: string): string | null {
  const plain = heading.replace(/\s+/gu, '')
  if (plain === '') return null
  const fund = fundHeadings.find(([pattern]) => pattern.test(plain))
  if (fund) return fund[1]
  const field = fieldOfHeading(plain)
  return field === 'amount' ? 'amount' : field
}

const isNumber = (text: string): boolean => parseAmount(text, '元') !== null

/** What all the filled cells of a column are alike. */
function contentField(all: readonly string[]): string | null {
  const filled = all.filter((text) => text !== '')
  if (filled.length === 0) return null
  const codes = filled.map((text) => /^\d+/u.exec(text)?.[0] ?? '')
  const known = (catalogue: { byCode: ReadonlyMap<string, unknown> }, length: readonly number[]): boolean =>
    codes.filter((code) => length.includes(code.length) && catalogue.byCode.has(code)).length * 2 >
    filled.length
  if (known(functionalAccounts(), [3, 5, 7])) return 'func'
  if (known(departmentalAccounts(), [5])) return 'econ'
  if (known(governmentalAccounts(), [5])) return 'gov'
  if (filled.every(isNumber)) return 'amount'
  for (const field of ['fund', 'use', 'origin'] as const) {
    if (filled.every((text) => memberName(field, memberOfWord(field, text)) !== null)) return field
  }
  return filled.some((text) => /\p{Script=Han}/u.test(text)) ? 'project' : null
}
