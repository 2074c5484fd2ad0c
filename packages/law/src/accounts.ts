import departmentalText from '../../../law/accounts/departmental-economic.tsv?raw'
import mappingText from '../../../law/accounts/departmental-to-governmental.tsv?raw'
import formerNamesText from '../../../law/accounts/former-names.tsv?raw'
import functionalText from '../../../law/accounts/functional.tsv?raw'
import governmentalText from '../../../law/accounts/governmental-economic.tsv?raw'
import purposesText from '../../../law/accounts/purposes.tsv?raw'
import usualFunctionsText from '../../../law/accounts/usual-functions.tsv?raw'
import withdrawnCodesText from '../../../law/accounts/withdrawn-codes.tsv?raw'
import divisionsText from '../../../law/catalogues/divisions.tsv?raw'
import fundKindsText from '../../../law/catalogues/fund-kinds.tsv?raw'
import procurementText from '../../../law/catalogues/procurement-2022.tsv?raw'
import projectCategoriesText from '../../../law/catalogues/project-categories.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 科目、品目、区划 One entry of a catalogue of codes. */
export type Account = {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly level: number
  /** Years or edition the entry is known for, as the source says. */
  readonly valid: string
  /** How sure the entry is, in the source's words. */
  readonly status: string
}

/** 代码表 A catalogue and how complete it is: a code it does not know is unknown, never wrong, unless it is complete. */
export type Catalogue = {
  readonly title: string
  readonly complete: boolean
  /** Every name printed for a code; the first is the usual one. */
  readonly byCode: ReadonlyMap<string, readonly Account[]>
}

function catalogue(title: string, complete: boolean, text: string): Catalogue {
  const byCode = new Map<string, Account[]>()
  for (const row of rowsOfTsv(text)) {
    const code = row['code']
    if (!code) continue
    const account: Account = {
      code,
      name: row['name'] ?? '',
      parent: row['parent'] || null,
      level: Number(row['level'] || 0),
      valid: row['valid_years'] ?? row['years_seen'] ?? '',
      status: row['status'] ?? '',
    }
    byCode.set(code, [...(byCode.get(code) ?? []), account])
  }
  return { title, complete, byCode }
}

/** 支出功能分类科目 Functional classification, as far as seen in published documents (incomplete). */
export const functionalAccounts = lazy(() => catalogue('支出功能分类科目', false, functionalText))
/** 部门预算支出经济分类科目 Departmental economic classification (301–303, 309, 310 complete). */
export const departmentalAccounts = lazy(() => catalogue('部门预算支出经济分类科目', false, departmentalText))
/** 政府预算支出经济分类科目 Governmental economic classification (incomplete). */
export const governmentalAccounts = lazy(() => catalogue('政府预算支出经济分类科目', false, governmentalText))
/** 政府采购品目分类目录（2022年印发） Government procurement catalogue (complete). */
export const procurementCatalogue = lazy(() =>
  catalogue('政府采购品目分类目录（2022年）', true, procurementText),
)
/** 行政区划代码 Administrative divisions down to the county. */
export const divisions = lazy(() => catalogue('行政区划代码', true, divisionsText))
/** 资金性质 Kinds of funds of the integrated system (leaves complete as seen). */
export const fundKinds = lazy(() => catalogue('资金性质', false, fundKindsText))
/** 项目类别 Project categories of one province's integrated system. */
export const projectCategories = lazy(() => catalogue('项目类别', false, projectCategoriesText))

/** 部门经济科目对应的政府经济科目 One line of the mapping between the two economic classifications. */
export type AccountMapping = {
  readonly departmental: string
  readonly governmental: string
  readonly unitKind: string
  readonly evidence: string
}

/** 两套经济分类对照 Mapping from departmental to governmental economic accounts, as far as proven. */
export const accountMapping = lazy((): readonly AccountMapping[] =>
  rowsOfTsv(mappingText).map((row) => ({
    departmental: row['dep_code'] ?? '',
    governmental: row['gov_code'] ?? '',
    unitKind: row['unit_kind'] ?? '',
    evidence: row['evidence'] ?? '',
  })),
)

/** 通常的功能科目 Functions (by beginnings of their codes) where an economic account of basic expenditure usually stands. */
export const usualFunctions = lazy(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      rowsOfTsv(usualFunctionsText).map((row) => [
        row['dep_code'] ?? '',
        (row['func_prefixes'] ?? '').split(' '),
      ]),
    ),
)

/** 旧科目名 A name that an account bore until the table of a year gave it another. */
export type FormerName = {
  readonly code: string
  readonly former: string
  readonly current: string
  /** The first year of the new name. */
  readonly since: number
}

/** 旧科目名 Names of accounts that are no longer in force, from law/accounts/former-names.tsv. */
export const formerNames = lazy((): readonly FormerName[] =>
  rowsOfTsv(formerNamesText).map((row) => ({
    code: row['code'] ?? '',
    former: row['former'] ?? '',
    current: row['current'] ?? '',
    since: Number(row['since'] ?? 0),
  })),
)

/** 旧编码 A code that the tables of accounts bear no more, and the code that took its place. */
export type WithdrawnCode = {
  readonly account: string
  readonly code: string
  readonly name: string
  /** The first year without it. */
  readonly since: number
  readonly successor: string
  readonly basis: string
}

/** 旧编码 Codes of earlier years, from law/accounts/withdrawn-codes.tsv; their sources are yet to be compared. */
export const withdrawnCodes = lazy((): readonly WithdrawnCode[] =>
  rowsOfTsv(withdrawnCodesText).map((row) => ({
    account: row['account'] ?? '',
    code: row['code'] ?? '',
    name: row['name'] ?? '',
    since: Number(row['since'] ?? 0),
    successor: row['successor'] ?? '',
    basis: `${row['basis'] ?? ''}，${row['status'] ?? ''}`,
  })),
)

/** 科目用途 Words that a purpose of an account speaks with, and words that belong to other accounts. */
export type AccountPurpose = { readonly account: string; readonly own: RegExp; readonly foreign: RegExp }

/** 科目用途 The accounts whose purpose their name says, from law/accounts/purposes.tsv. */
export const accountPurposes = lazy((): readonly AccountPurpose[] =>
  rowsOfTsv(purposesText).map((row) => ({
    account: row['account'] ?? '',
    own: new RegExp(row['own'] ?? '', 'u'),
    foreign: new RegExp(row['foreign'] ?? '', 'u'),
  })),
)
