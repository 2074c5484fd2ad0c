import type { BudgetPart, Indicator, Operator } from './disclosure.ts'
import type { Key } from './key.ts'

/**
 * 账本 One unit's budget of one year, as it is entered: everything a disclosure is computed from.
 *
 * Money is stated once, in entries whose coordinates are as fine as they are known. A coordinate nobody knows is
 * absent, never guessed: a form that needs it cannot tell, and says so.
 */
export type Book = {
  readonly unit: { readonly code: string | null; readonly name: string }
  readonly year: number
  /** Edition it is compiled in when nobody names another one. */
  readonly edition: string | null
  /** 行政区 Words that titles put before 部门, such as the name of a district; null where titles have none. */
  readonly area: string | null
  /** 单位性质, decides how governmental accounts are proposed; null when units of both kinds are in the book. */
  readonly agency: AgencyKind | null
  readonly ledgers: readonly Ledger[]
  /** Last year's budget as it was published or entered, for comparison columns and sentences. */
  readonly previous: readonly Ledger[]
  readonly programmes: readonly BookProgramme[]
  readonly targets: BookTargets | null
  readonly procurement: readonly ProcurementLine[]
  readonly assets: readonly AssetLine[]
  /** 编制与实有人数, 车辆: counts that sentences and tables state. */
  readonly counts: readonly BookCount[]
  readonly costing: readonly CostingSheet[]
  readonly reasons: readonly ChangeReason[]
  readonly texts: readonly BookText[]
  /** Names of accounts as the unit prints them, where they differ from the catalogue or the catalogue has none. */
  readonly names: { readonly [code: string]: string }
}

export type AgencyKind = 'administrative' | 'institution'

/** 坐标名 What an entry can know of its money; `gov` is the governmental economic account beside the departmental. */
export const entryCoordinates = [
  'unit',
  'project',
  'func',
  'econ',
  'gov',
  'fund',
  'origin',
  'use',
  'agency',
  'tier',
] as const

export type EntryCoordinate = (typeof entryCoordinates)[number]

export type EntryKey = { readonly [C in EntryCoordinate]?: string }

/**
 * 分账 Entries that together state all the money within a scope, each yuan once.
 *
 * A book kept in the integrated system has one ledger, whose entries know everything. A book made from a published
 * disclosure has several that state the same money under different coordinates (by function, by economic account):
 * they are never added together.
 */
export type Ledger = {
  readonly id: string
  /** What the ledger is complete for; empty: all the money of the year. */
  readonly scope: EntryKey
  readonly entries: readonly Entry[]
}

/** 分录 An amount of money and what is known of it. */
export type Entry = {
  readonly at: EntryKey
  /** Whole 分. */
  readonly amount: number
  /** Costing sheet the amount follows from. */
  readonly costing?: string
  readonly note?: string
}

/** 项目 A programme with its targets, as its table prints them. */
export type BookProgramme = {
  readonly name: string
  readonly code: string | null
  readonly department: string | null
  /** 分 and the decimals it is kept with are the book's; null when nobody stated one. */
  readonly budget: number | null
  /** 年初批复数, 分, where an adjustment in the year has changed `budget`. */
  readonly budgetInitial?: number | null
  readonly budgetParts: readonly (Pick<BudgetPart, 'label'> & { readonly amount: number | null })[]
  readonly plan: readonly string[] | null
  readonly category: string | null
  readonly overview: string | null
  readonly legalBasis: string | null
  readonly goal: string | null
  readonly executionWeight: string | null
  readonly indicators: readonly BookIndicator[]
}

/** 绩效指标 An indicator without the place it was read at. */
export type BookIndicator = Omit<Indicator, 'place' | 'places' | 'confidence' | 'group' | 'operator'> & {
  readonly operator: Operator | null
  /** 撤回 `YYYY-MM-DD` since when an adjustment no longer asks for it; its place and its results stay. */
  readonly withdrawn?: string | null
}

/** 整体绩效目标. */
export type BookTargets = { readonly goal: string | null; readonly indicators: readonly BookIndicator[] }

/** 采购明细 One line of the procurement register. */
export type ProcurementLine = {
  readonly project: string | null
  /** 预算资金 of the project, 分. */
  readonly budget: number | null
  readonly name: string
  readonly article: string | null
  readonly measure: string | null
  /** Decimal, as entered. */
  readonly quantity: string | null
  /** 分 for one. */
  readonly unitPrice: number | null
  readonly amounts: readonly Entry[]
  /** 预留中小微企业, 预留小微企业, 分. */
  readonly sme: number | null
  readonly micro: number | null
}

/** 资产 One group of assets at the end of the year before. */
export type AssetLine = {
  /** Member of the dimension `asset`; null for the total of a unit that states no groups. */
  readonly asset: string | null
  readonly count: string | null
  /** Decimal 万元 as entered: registers of assets are kept finer than 分 and add to no budget. */
  readonly value: string | null
}

export type BookCount = { readonly what: string; readonly count: string; readonly measure: string }

/** 测算表 Lines of quantity × price × frequency × months, exact. */
export type CostingSheet = {
  readonly id: string
  readonly title: string
  readonly lines: readonly CostingLine[]
}

/** 测算行 Decimals as entered; an absent factor is one. */
export type CostingLine = {
  readonly name: string
  readonly quantity: string
  /** 元 for one. */
  readonly price: string
  readonly frequency: string | null
  readonly months: string | null
  /** 标准 the price is held against, 元. */
  readonly standard: string | null
  readonly basis: string | null
}

/** 增减原因 Why the money of a key changed against last year. */
export type ChangeReason = { readonly key: Key; readonly text: string }

/** 正文 Text of a section that no figure determines. */
export type BookText = { readonly section: string; readonly paragraphs: readonly string[] }

/** 账本问题 Something about what was entered, with the field it stands in. */
export type BookProblem = {
  readonly id: string
  readonly severity: 'error' | 'warning' | 'note'
  /** Path of the field: entries[3].amount. */
  readonly where: string
  readonly what: string
  readonly why: string
  readonly toDo: string
}
