import {
  type Catalogue,
  cite,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  plainLabel,
} from '@mingzhang/law'
import type { Disclosure, Row } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/** Names differ harmlessly in brackets and in a closing 支出 or 费用. */
const bare = (name: string): string =>
  plainLabel(name)
    .replace(/[()]/gu, '')
    .replace(/(?:支出|费用)$/u, '')

const catalogueOf = (code: string): Catalogue | null => {
  if (/^2\d{2}(?:\d{2}){0,2}$/u.test(code)) return functionalAccounts()
  if (/^3\d{2}(?:\d{2})?$/u.test(code)) return departmentalAccounts()
  return /^5\d{2}(?:\d{2})?$/u.test(code) ? governmentalAccounts() : null
}

const namesOf = (catalogue: Catalogue, code: string): readonly string[] =>
  (catalogue.byCode.get(code) ?? []).map(({ name }) => name).filter((name) => name !== '')

/** Other codes of the same length that bear a name. */
function bearersOf(catalogue: Catalogue, code: string, name: string): readonly string[] {
  const found: string[] = []
  for (const [other, accounts] of catalogue.byCode) {
    if (
      other.length === code.length &&
      other !== code &&
      accounts.some((one) => bare(one.name) === bare(name))
    ) {
      found.push(other)
    }
  }
  return found
}

/**
 * 科目编码与科目名称相符。
 *
 * The catalogues hold what was seen, not everything: a code they do not know is unknown. A finding needs proof from
 * both sides: the code is known under another name, and the name belongs to another code, or another table of the
 * document prints the code with the name that is known. A name cut off at its end is only noted.
 */
export const accountsBearTheirNames = rule({
  id: 'form/accounts-bear-their-names',
  title: '科目编码与科目名称相符',
  severity: 'warning',
  basis: [cite('revenue-expenditure-accounts')],

  *check({ disclosure }) {
    const told = new Set<string>()
    const named = codesNamedRight(disclosure)
    for (const { form, rows } of disclosure.tables) {
      if (form === null || form === 'contents' || form === 'procurement') continue
      for (const row of rows) {
        const answer = judged(row, told, named)
        if (answer !== null) yield answer
      }
    }
  },
})

/** Codes that some row of the document prints with a name the catalogue knows. */
function codesNamedRight({ tables }: Disclosure): Set<string> {
  const named = new Set<string>()
  for (const { code, name } of tables.flatMap(({ rows }) => rows)) {
    const catalogue = code === null ? null : catalogueOf(code)
    if (code && catalogue && namesOf(catalogue, code).some((known) => bare(known) === bare(name)))
      named.add(code)
  }
  return named
}

/** Neither longer nor shorter than a known name: other words in the middle. */
const isAnother = (name: string, names: readonly string[]): boolean =>
  names.every((known) => !bare(known).includes(bare(name)) && !bare(name).includes(bare(known)))

function judged(row: Row, told: Set<string>, named: ReadonlySet<string>): Answer | null {
  const { code, name, place } = row
  const catalogue = code === null ? null : catalogueOf(code)
  if (code === null || catalogue === null || name === '' || row.coordinates === null) return null
  // A list of projects prints the code of the account beside the name of the project.
  if (row.coordinates.project !== undefined) return null
  const names = namesOf(catalogue, code)
  if (names.some((known) => bare(known) === bare(name))) return 'holds'
  const [usual] = names
  if (usual === undefined) return 'unknown'
  const cut = names.find((known) => name.length >= 8 && plainLabel(known).startsWith(plainLabel(name)))
  const slot = `${code} ${name}`
  if (told.has(slot)) return null
  if (cut !== undefined) {
    told.add(slot)
    return {
      what: `科目 ${code} 的名称“${name}”没有印全`,
      why: `科目表中是“${cut}”`,
      toDo: '补全科目名称',
      places: [place],
      severity: 'note',
      correction: { place, from: name, to: cut },
    }
  }
  const bearers = bearersOf(catalogue, code, name)
  // Names of functions change with the years; those of the departmental accounts have not.
  const isSettled = named.has(code) || /^3/u.test(code)
  if (bearers.length === 0 && !(isSettled && isAnother(name, names))) return 'unknown'
  told.add(slot)
  if (bearers.length === 0 && !named.has(code)) {
    return {
      what: `科目 ${code} 写作“${name}”，科目表中是“${usual}”`,
      why: '一个编码是一个科目，名称应当照科目表书写',
      toDo: '核对当年科目表',
      places: [place],
      severity: 'note',
      certainty: 'possible',
    }
  }
  if (bearers.length === 0) {
    return {
      what: `科目 ${code} 写作“${name}”，别的表写作“${usual}”`,
      why: `一个编码是一个科目，${code} 在科目表中是“${usual}”`,
      toDo: '核对当年科目表，统一科目名称',
      places: [place],
      certainty: 'likely',
    }
  }
  return {
    what: `科目编码 ${code} 与名称“${name}”不符`,
    why: `${code} 是“${usual}”，“${name}”的编码是 ${bearers.join('、')}`,
    toDo: '核对当年科目表，改正编码或名称',
    places: [place],
    certainty: 'likely',
  }
}
