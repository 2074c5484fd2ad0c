import { cite } from '@mingzhang/law'
import type { Disclosure, Place } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

type Code = { readonly text: string; readonly name: string; readonly place: Place }

/** Six digits of the division, two of the year, then a letter somewhere among thirteen signs. */
const structure = /^\d{8}(?=.*[A-Z])[0-9A-Z]{13}$/u
const almost = /^\d{8}[0-9A-Z]{9,16}$/u

/**
 * 项目代码前后合得上：二十一位、区划与年度说得通、校验符相符。
 *
 * The document is its own witness: a code is only noted where the others of the document agree on what it breaks. The
 * check character (mod 31 over the signs of GB 32100) is a regularity found in published codes of one province, not a
 * rule anybody has printed, so a code is held to it only where nearly all codes beside it bear it.
 */
export const projectCodesHoldTogether = rule({
  id: 'form/project-codes-hold-together',
  title: '项目代码二十一位，区划、年度与校验符和其他代码合得上',
  severity: 'note',
  basis: [cite('project-code-structure')],

  *check({ disclosure }) {
    const codes = codesOf(disclosure)
    const whole = codes.filter(({ text }) => structure.test(text))
    if (whole.length < 2) return
    const usual = mostCommon(whole.map(({ text }) => text.slice(0, 6)))
    const bears = whole.filter(({ text }) => checkOf(text) === text[20])
    const isChecked = whole.length >= 4 && bears.length >= 3 && bears.length * 4 >= whole.length * 3
    const { year } = disclosure.document
    for (const code of codes) {
      const slip = slipOf(code.text, { usual, year, isChecked, isAlone: codes.length - whole.length > 1 })
      yield slip === null ? 'holds' : answer(code, slip)
    }
  },
})

/** Every code printed for a project, once: in target tables and in the rows of tables. */
function codesOf({ programs, tables }: Disclosure): Code[] {
  const found = new Map<string, Code>()
  const add = (text: string | null, name: string, place: Place): void => {
    const tight = text?.replace(/\s/gu, '') ?? ''
    if (almost.test(tight) && !found.has(tight)) found.set(tight, { text: tight, name, place })
  }
  for (const { code, name, place } of programs) add(code, name, place)
  for (const { rows } of tables) for (const { code, name, place } of rows) add(code, name, place)
  return [...found.values()]
}

function mostCommon(texts: readonly string[]): string | null {
  const groups = [...Map.groupBy(texts, (text) => text)].sort(([, a], [, b]) => b.length - a.length)
  const [first] = groups
  return first && first[1].length * 2 > texts.length ? first[0] : null
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The sign that the first twenty give, weighted by powers of three; null where one is no sign of the alphabet. */
function checkOf(code: string): string | null {
  let sum = 0
  let weight = 1
  for (const sign of code.slice(0, 20)) {
    const index = signs.indexOf(sign)
    if (index < 0) return null
    sum += index * weight
    weight = (weight * 3) % 31
  }
  return signs[(30 - (sum % 31) + 31) % 31] ?? null
}

type Setting = {
  readonly usual: string | null
  readonly year: number | null
  readonly isChecked: boolean
  /** Several codes of another length: a scheme of its own. */
  readonly isAlone: boolean
}

type Slip = { readonly what: string; readonly why: string }

function slipOf(code: string, { usual, year, isChecked, isAlone }: Setting): Slip | null {
  if (!structure.test(code)) {
    if (isAlone) return null
    return { what: `是 ${code.length} 位`, why: '项目代码是 21 位，文件中其他项目的代码也都是 21 位' }
  }
  const division = code.slice(0, 6)
  if (usual !== null && isOneDigitAway(division, usual) && !isAbove(division))
    return {
      what: `的区划段是 ${division}`,
      why: `文件中其他项目代码的区划段都是 ${usual}，只差一位，像是录错`,
    }
  const made = 2000 + Number(code.slice(6, 8))
  if (year !== null && made > year)
    return { what: `的年度段是 ${made} 年`, why: `晚于预算年度 ${year} 年，项目要先入库才能编入预算` }
  if (isChecked && checkOf(code) !== code[20])
    return {
      what: '末位校验符不符',
      why: '文件中其他项目代码的末位都由前 20 位算得，这一个算不出来，像是录错了一位',
    }
  return null
}

/** 省级、市级: a project of the level above is coded there. */
const isAbove = (division: string): boolean => division.endsWith('00')

const isOneDigitAway = (one: string, other: string): boolean =>
  [...one].filter((digit, at) => digit !== other[at]).length === 1

const answer = ({ text, name, place }: Code, { what, why }: Slip): Answer => ({
  what: `项目${name === '' ? '' : `“${name}”`}的代码 ${text} ${what}`,
  why,
  toDo: '对照预算系统核对项目代码',
  certainty: 'possible',
  cause: 'entry-error',
  places: [place],
})
