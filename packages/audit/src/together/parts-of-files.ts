import type { Disclosure, Stage } from '@mingzhang/model'
import type { Audit } from '../audit.ts'

/** 文件的内容 What one file holds of a disclosure. */
export type Holdings = {
  readonly year: number | null
  /** Documents of different stages are never one disclosure; neither are plans and their self-evaluations. */
  readonly stage: Stage | 'self-evaluation'
  /** Budget tables by form. */
  readonly tables: ReadonlySet<string>
  readonly hasNarrative: boolean
  readonly hasProgrammes: boolean
}

/** Tables that a narrative may hold, too, or that say nothing of money. */
const beside: ReadonlySet<string> = new Set([
  'contents',
  'organisation',
  'procurement',
  'asset',
  'services',
  'runningCost',
  'catalogue',
  'projectList',
])

/** So many sentences with money of the unit make a narrative; a note below a table is none. */
const fewestClaims = 3

export function holdingsOf({ disclosure }: Pick<Audit, 'disclosure'>): Holdings {
  const { document, tables, programs } = disclosure
  return {
    year: document.year,
    stage: document.kind === 'self-evaluation' ? 'self-evaluation' : document.stage,
    tables: new Set(tables.flatMap(({ form }) => (form === null || beside.has(form) ? [] : [form]))),
    hasNarrative: claimsOfUnit(disclosure) >= fewestClaims,
    hasProgrammes: programs.length > 0,
  }
}

const claimsOfUnit = ({ claims }: Disclosure): number =>
  claims.filter(({ key }) => key !== null && key.project === undefined).length

/** Does this file speak of the budget or accounts of a whole unit (and not only of programmes)? */
export const isOfWholeUnit = ({ tables, hasNarrative, stage }: Holdings): boolean =>
  stage !== 'self-evaluation' && (tables.size > 0 || hasNarrative)

/** 互补 Can two files be parts of one disclosure? Only if neither holds what the other holds. */
export const areComplementary = (one: Holdings, other: Holdings): boolean =>
  [...one.tables].every((form) => !other.tables.has(form)) &&
  !(one.hasNarrative && other.hasNarrative) &&
  !(one.hasProgrammes && other.hasProgrammes)

/** 部分的叫法 What a file holds, in words. */
export function holdingsInWords({ tables, hasNarrative, hasProgrammes }: Holdings): string {
  const parts = [
    hasNarrative ? '文字说明' : '',
    tables.size > 0 ? '预算表' : '',
    hasProgrammes ? '项目绩效目标' : '',
  ]
  return parts.filter((part) => part !== '').join('和') || '其他内容'
}
