import type { DocumentHeader, Finding } from '@mingzhang/model'
import { plainName } from '../together/same-unit.ts'

/** 认可的差异 One entry of the register: which finding of which document, who accepted it, why, and until when. */
export type AcceptedDifference = {
  /** Name of the unit as the document prints it; the title where no unit was read. */
  readonly unit: string
  readonly year: number | null
  readonly rule: string
  readonly what: string
  readonly figures: { readonly stated: string; readonly expected: string; readonly unit: string } | null
  readonly who: string
  readonly why: string
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly until: string
}

/** 一条被认可的问题 A finding with the entry of the register that speaks of it. */
export type AcceptedFinding = Pick<AcceptedDifference, 'who' | 'why' | 'until'> & {
  readonly finding: Finding
}

export type Checked = { readonly document: DocumentHeader; readonly findings: readonly Finding[] }

export type AfterAcceptance = {
  /** What is left to do; a finding whose acceptance has run out is among it. */
  readonly findings: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
  readonly expired: readonly AcceptedFinding[]
}

/**
 * 认可差异 Silences the findings that the register accepts. An entry holds up to and on its last day; after that the finding
 * stands again and says so.
 *
 * @param today YYYY-MM-DD
 * @returns for each document what is left and what was accepted; and the entries that no finding answers to
 */
export function acceptDifferences(
  checked: readonly Checked[],
  register: readonly AcceptedDifference[],
  today: string,
): { readonly files: readonly AfterAcceptance[]; readonly unused: readonly AcceptedDifference[] } {
  const byIdentity = Map.groupBy(register, (entry) => identityOf(entry, entry))
  const used = new Set<AcceptedDifference>()
  const files = checked.map(({ document, findings }): AfterAcceptance => {
    const accepted: AcceptedFinding[] = []
    const expired: AcceptedFinding[] = []
    const left = findings.filter((finding) => {
      const entries = byIdentity.get(identityOf(finding, nameOf(document))) ?? []
      for (const entry of entries) used.add(entry)
      const latest = entries.toSorted((one, other) => (one.until < other.until ? 1 : -1))[0]
      if (!latest) return true
      const { who, why, until } = latest
      const holds = today <= until
      ;(holds ? accepted : expired).push({ finding, who, why, until })
      return !holds
    })
    return { findings: left, accepted, expired }
  })
  return { files, unused: register.filter((entry) => !used.has(entry)) }
}

/** 登记所用的名称 How the register calls a document. */
export const nameOf = ({ unit, title, year }: DocumentHeader): { unit: string; year: number | null } => ({
  unit: unit.name ?? title ?? '',
  year,
})

/**
 * 问题的身份 What makes a finding this finding: the document's unit and year, the rule, the figures and what is said of
 * them. Neither the line it stands on nor how many other places follow from it, which change with every edit nearby.
 */
export function identityOf(
  { rule, what, figures }: Pick<AcceptedDifference, 'rule' | 'what' | 'figures'>,
  { unit, year }: Pick<AcceptedDifference, 'unit' | 'year'>,
): string {
  const money = figures ? [figures.stated, figures.expected, figures.unit] : []
  return [plainName(unit), year ?? '', rule, ...money, essence(what)].join(' | ')
}

/** What is said, without the other places it is compared with and how many there are: they come and go with edits. */
const essence = (what: string): string =>
  what
    .normalize('NFKC')
    .replace(/,与[^,;。]*对不上|,?另有 \d+ 处[^,;。]*|等 \d+ 处/gu, '')
    .replace(/\s+/gu, '')
