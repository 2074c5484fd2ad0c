import type { Evaluation } from './evaluation.ts'
import type { Key } from './key.ts'
import type { Place, TextWithPlace } from './place.ts'
import type { Format } from './source.ts'

/**
 * 公开文件 What a published disclosure says. The records here are the ones printed by `read --json`: other programs
 * rely on their names. Numbers are decimal strings, a missing value is null.
 */
export type Disclosure = {
  readonly document: DocumentHeader
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
  readonly departmentTargets: DepartmentTargets
  readonly claims: readonly Claim[]
  readonly unplaced: readonly Unplaced[]
  readonly sections: readonly Section[]
}

export type DocumentKind =
  | 'department-budget'
  | 'unit-budget'
  | 'final-accounts'
  | 'programme-targets'
  | 'self-evaluation'

export type Stage = 'initial' | 'adjusted' | 'executed' | 'final'

export type DocumentHeader = {
  readonly file: string
  readonly format: Format
  readonly title: string | null
  readonly unit: { readonly code: string | null; readonly name: string | null }
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  readonly region: string | null
  readonly amountUnit: string | null
  readonly confidence: number
  /** What the file holds that was left out, and how it was converted; one Chinese sentence each. */
  readonly notes?: readonly string[]
  /** 识别件 Its characters were recognised from pictures: every figure may be another one. */
  readonly recognised?: true
}

/** 表 One table of the disclosure, the pieces on several pages joined. */
export type Table = {
  readonly id: string
  readonly title: string
  /** Number printed before the title or in the contents (表一, 1), if any. */
  readonly no: string | null
  /** Form id of the lexicon (overview, expenditure, basicByDep …), null when not recognised. */
  readonly form: string | null
  readonly amountUnit: string | null
  readonly year: number | null
  /** No figure printed at all. */
  readonly empty: boolean
  /** The note that explains an empty table, or any note below the table. */
  readonly note: string | null
  readonly place: Place
  /** Coordinates the title and form give to every cell. */
  readonly base: Key
  readonly columns: readonly Column[]
  /** A table with two sides has one entry for each side of each printed row. */
  readonly rows: readonly Row[]
  /** Data cells that are not blank, in reading order. */
  readonly cells: readonly Cell[]
}

export type Side = 'revenue' | 'expenditure'

export type Column = {
  /** Header path from the outermost header in. A table with two sides starts with 收入 or 支出. */
  readonly path: readonly string[]
  readonly side: Side | null
  readonly role: ColumnRole
  /** What the header says of the key; null for a column that holds no figure. */
  readonly coordinates: Key | null
  /** A total over the columns beside it (合计, 小计, 预算数). */
  readonly total: boolean
}

/** What a column holds. `money` and `asset` are amounts; `count` and `unitPrice` are figures with a unit of their own. */
export type ColumnRole = 'serial' | 'code' | 'name' | 'text' | 'money' | 'asset' | 'count' | 'unitPrice'

export type Row = {
  readonly code: string | null
  readonly name: string
  readonly side: Side | null
  readonly role: RowRole
  /** Depth in the listing: 0 total, 1 类, 2 款, 3 项; for other listings as indented or numbered. */
  readonly depth: number
  readonly coordinates: Key | null
  readonly place: Place
}

/** `ofWhich` rows (其中) open a listing that need not be complete. */
export type RowRole = 'total' | 'subtotal' | 'item' | 'ofWhich' | 'entry'

export type Cell = {
  readonly row: { readonly code: string | null; readonly name: string }
  readonly column: readonly string[]
  /** Indexes into `rows` and `columns` of the table. */
  readonly r: number
  readonly c: number
  readonly text: string
  readonly amount: string | null
  /** 实际值 The number a workbook keeps in the cell where it shows a rounding of it; `amount` is what is shown, hence published. */
  readonly exact?: string
  readonly key: Key | null
  readonly confidence: number
  readonly place: Place
}

/** 项目绩效目标 A programme with its target table. */
export type Program = {
  readonly name: string
  readonly code: string | null
  readonly department: string | null
  readonly budget: { readonly amount: string; readonly unit: string } | null
  /** Parts of the budget as printed: 财政资金, 其他资金, 区级支出, 补助镇街, 本级安排, 上级补助 … */
  readonly budgetParts: readonly BudgetPart[]
  /** Cumulative percentages of the spending plan, as printed. */
  readonly plan: readonly string[] | null
  readonly category: string | null
  readonly overview: TextWithPlace | null
  readonly legalBasis: TextWithPlace | null
  readonly goal: TextWithPlace | null
  /** Weight of the execution rate where the table prints it. */
  readonly executionWeight: string | null
  readonly indicators: readonly Indicator[]
  readonly place: Place
  readonly budgetPlace: Place | null
  /** 自评 Results and scores, where the table is a self-evaluation. */
  readonly evaluation?: Evaluation
}

export type BudgetPart = {
  readonly label: string
  readonly amount: string | null
  readonly unit: string
  readonly place: Place
}

export type Operator = '≥' | '≤' | '=' | '>' | '<' | '定性'

/** 绩效指标 One indicator as printed; null where the table prints nothing or has no such column. */
export type Indicator = {
  readonly level1: string | null
  readonly level2: string | null
  readonly name: string
  readonly description: string | null
  readonly operator: Operator | null
  readonly value: string | null
  readonly unit: string | null
  readonly weight: string | null
  readonly core: boolean | null
  readonly basis: string | null
  /** 数据来源、佐证材料 Where the result comes from; absent where nothing states it, as the two after it. */
  readonly dataSource?: string | null
  /** 责任人、责任科室 Who answers for the result. */
  readonly responsible?: string | null
  /** 完成时限 By when, as written: 2024-12-31, 6月底前. */
  readonly due?: string | null
  readonly place: Place
  /** Place of each field that has a cell of its own. */
  readonly places: { readonly [field: string]: Place }
  /** 绩效分类 heading the indicator stands under, for whole-unit targets written as text. */
  readonly group: string | null
  readonly confidence: number
}

/** 来源与责任 Where the result of an indicator comes from, who answers for it and by when. */
export type Duties = Pick<Indicator, 'dataSource' | 'responsible' | 'due'>

/** 写明的来源与责任 Only what is stated: what nobody stated is absent, so that records without it stay as they were. */
export const statedDuties = ({ dataSource, responsible, due }: Duties): Duties => ({
  ...(dataSource && { dataSource }),
  ...(responsible && { responsible }),
  ...(due && { due }),
})

/** 整体绩效目标 Targets of the whole unit. */
export type DepartmentTargets = {
  readonly name: string | null
  readonly budget: { readonly amount: string; readonly unit: string; readonly place: Place } | null
  readonly goal: TextWithPlace | null
  readonly indicators: readonly Indicator[]
  readonly place: Place | null
  readonly evaluation?: Evaluation
}

/** 文字陈述 A number stated in a sentence. */
export type Claim = {
  /** The phrase around the number. */
  readonly text: string
  readonly subject: string | null
  readonly measure: string | null
  readonly amount: string | null
  readonly unit: string | null
  readonly year: number | null
  /** Signed difference against another year, decimal string; null when the claim is a level. */
  readonly change: string | null
  readonly percent: string | null
  readonly numbers: readonly string[]
  readonly key: Key | null
  /** Relation to other claims of the sentence: part of the total named before, result of a formula. */
  readonly role: ClaimRole
  /** Index of the claim this one is a part or an operand of. */
  readonly of: number | null
  readonly confidence: number
  readonly place: Place
}

export type ClaimRole =
  | 'total'
  | 'part'
  | 'change'
  | 'share'
  | 'growth'
  | 'count'
  | 'operand'
  | 'result'
  | 'other'

/** 未归位 A number that found no home, and what it seems to be. */
export type Unplaced = { readonly text: string; readonly place: Place; readonly seems: UnplacedKind }

export type UnplacedKind =
  | 'date'
  | 'document-number'
  | 'phone'
  | 'page-number'
  | 'column-number'
  | 'serial'
  | 'ordinal'
  | 'code'
  | 'name'
  | 'unknown'

/** 章节 A heading and what stands below it, for rules about required text and residue. */
export type Section = {
  readonly title: string
  readonly depth: number
  readonly paragraphs: readonly TextWithPlace[]
  /** Tables and target tables that stand in the section, by their titles. */
  readonly holds: readonly string[]
  readonly residue: readonly TextWithPlace[]
  readonly place: Place
}
