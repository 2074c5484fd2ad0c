import type { Certainty, Finding, Refusal, Severity } from '@mingzhang/model'
import { isMoneyUnit, parseAmount, scaleOf } from '@mingzhang/model'
import { findingsOf, type ReportFile } from '../report.ts'

/** 批量审读 What the review of many files found, ready to be printed or written. */
export type Review = {
  /** The gravest first. */
  readonly units: readonly ReviewedUnit[]
  /** The most widespread first; only what was found more than once. */
  readonly alike: readonly AlikeFindings[]
  /** Files that could not be read, and why. */
  readonly refused: readonly { readonly file: string; readonly refusal: Refusal }[]
}

/** 一个单位 The files of one unit, how many findings of each severity they have, and how much money is in question. */
export type ReviewedUnit = {
  readonly name: string | null
  readonly code: string | null
  readonly region: string | null
  readonly files: readonly ReportFile[]
  readonly count: Readonly<Record<Severity, number>>
  /** Errors by how sure they are. */
  readonly errors: Readonly<Record<Certainty, number>>
  /** Sum of what the errors are off by, in 分, signs left out. */
  readonly moneyFen: number
}

/** 同类问题 Findings of one rule that say the same but for names and figures. */
export type AlikeFindings = {
  readonly rule: string
  readonly severity: Severity
  /** What they say, with … for every name in quotes and # for every figure. */
  readonly shape: string
  /** One of them as it stands. */
  readonly example: string
  readonly count: number
  /** How many units have it. */
  readonly units: number
  /** The files that have it, each once. */
  readonly files: readonly string[]
  readonly moneyFen: number
}

/**
 * 汇总 The files of a review by unit, ranked by errors, then by the money that is in question, then by how sure the errors
 * are; and the findings that are alike, gathered.
 *
 * @param groups the files of each unit together
 */
export function reviewOf(groups: readonly (readonly ReportFile[])[], refused: Review['refused']): Review {
  const units = groups.map(reviewedUnit).toSorted(byGravityOfUnit)
  return { units, alike: alikeFindings(units), refused }
}

function reviewedUnit(files: readonly ReportFile[]): ReviewedUnit {
  const findings = files.flatMap((file) => file.findings)
  const errors = findingsOf(findings, 'error')
  const sure = (certainty: Certainty): number =>
    errors.filter((finding) => finding.certainty === certainty).length
  const known = <T>(of: (file: ReportFile) => T | null): T | null =>
    files.map(of).find((one) => one !== null) ?? null
  return {
    name: known(({ document }) => document.unit.name),
    code: known(({ document }) => document.unit.code),
    region: known(({ document }) => document.region),
    files,
    count: {
      error: errors.length,
      warning: findingsOf(findings, 'warning').length,
      note: findingsOf(findings, 'note').length,
    },
    errors: { certain: sure('certain'), likely: sure('likely'), possible: sure('possible') },
    moneyFen: errors.reduce((sum, finding) => sum + moneyOf(finding), 0),
  }
}

/** 涉及金额 What a finding is off by, in 分; 0 where it is not about money. Points of a score are called 分, too. */
export function moneyOf({ figures }: Pick<Finding, 'figures'>): number {
  if (figures === null || !isMoneyUnit(figures.unit)) return 0
  return Math.abs(parseAmount(figures.difference, figures.unit)?.value ?? 0)
}

const byGravityOfUnit = (one: ReviewedUnit, other: ReviewedUnit): number =>
  other.count.error - one.count.error ||
  other.moneyFen - one.moneyFen ||
  other.errors.certain - one.errors.certain ||
  other.errors.likely - one.errors.likely ||
  other.count.warning - one.count.warning ||
  other.count.note - one.count.note

const severities = ['error', 'warning', 'note'] as const

function alikeFindings(units: readonly ReviewedUnit[]): AlikeFindings[] {
  const each = units.flatMap((unit, n) =>
    unit.files.flatMap(({ file, findings }) => findings.map((finding) => ({ n, file, finding }))),
  )
  const groups = Map.groupBy(
    each,
    ({ finding }) => `${finding.severity} ${finding.rule} ${shapeOf(finding.what)}`,
  )
  const gathered = [...groups.values()].flatMap((group): AlikeFindings[] => {
    const [first] = group
    if (!first || group.length < 2) return []
    const { rule, severity, what } = first.finding
    return [
      {
        rule,
        severity,
        shape: shapeOf(what),
        example: what,
        count: group.length,
        units: new Set(group.map(({ n }) => n)).size,
        files: [...new Set(group.map(({ file }) => file))],
        moneyFen: group.reduce((sum, { finding }) => sum + moneyOf(finding), 0),
      },
    ]
  })
  return gathered.toSorted(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      other.units - one.units ||
      other.count - one.count ||
      other.moneyFen - one.moneyFen,
  )
}

/** 文字的样子 A sentence without the names in its quotes and without its figures. */
export const shapeOf = (what: string): string =>
  what
    .normalize('NFKC')
    .replace(/“[^”]*”/gu, '“…”')
    .replace(/《[^》]*》/gu, '《…》')
    .replace(/[-−+]?\d[\d,.]*%?/gu, '#')

/** 多少万元 Money in 万元 with two digits, grouped; an empty text where it is less than can be shown. */
export function moneyInWan(fen: number): string {
  const scale = BigInt(scaleOf('万元')) / 100n
  const cents = (BigInt(fen) * 2n + scale) / (scale * 2n)
  if (cents === 0n) return ''
  const text = cents.toString().padStart(3, '0')
  const whole = text.slice(0, -2)
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${grouped}.${text.slice(-2)}`
}
