import type { Disclosure, SourceDocument } from '@mingzhang/model'
import { type EntrySheet, sheetsOfSource } from './entry-sheet.ts'
import { isEntrySheet, mappingFor, proposeMapping } from './propose-mapping.ts'
import { readEntrySheet, type SheetRead } from './read-entry-sheet.ts'
import { type SheetMapping, type StatedMapping, withStated } from './sheet-mapping.ts'

/** 对照从哪来 What a person states for this file, or what was remembered for a shape of headings. */
export type MappingSource =
  | { readonly stated: StatedMapping }
  | { readonly remembered: (shape: string) => StatedMapping | null }

/** 分录文件 What a file of entries says: sheets alike are read one after the other, others are named and not read. */
export type EntryFile = {
  readonly mapping: SheetMapping
  readonly sheets: readonly EntrySheet[]
  readonly read: SheetRead
  /** Names of sheets that were not read. */
  readonly aside: readonly string[]
}

const noMapping: MappingSource = { remembered: () => null }

/**
 * 读分录文件 The entries of a workbook, a file of values or a page: the first sheet of entries and every sheet with the same
 * headings. Null when none of its tables is one.
 */
export function readEntryFile(
  source: SourceDocument,
  year: number | null,
  from: MappingSource = noMapping,
): EntryFile | null {
  const all = sheetsOfSource(source).map((sheet) => ({
    sheet,
    mapping:
      'stated' in from
        ? withStated(proposeMapping(sheet), from.stated, 'person')
        : mappingFor(sheet, from.remembered),
  }))
  const first = all.find(({ mapping }) => isEntrySheet(mapping))
  if (!first) return null
  const alike = all.filter(({ mapping }) => mapping.shape === first.mapping.shape)
  const aside = all
    .filter((one) => !alike.includes(one))
    .map(({ sheet }, at) => sheet.name || `第 ${at + 1} 张表`)
  const reads = alike.map(({ sheet, mapping }) => readEntrySheet(sheet, mapping, year))
  const read: SheetRead = {
    entries: reads.flatMap((one) => one.entries),
    rows: reads.flatMap((one) => one.rows),
    problems: uniqueProblems(reads),
    projects: new Map(reads.flatMap((one) => [...one.projects])),
  }
  return { mapping: first.mapping, sheets: alike.map(({ sheet }) => sheet), read, aside }
}

/** What is said of the columns is said once for all sheets alike. */
function uniqueProblems(reads: readonly SheetRead[]): SheetRead['problems'] {
  const seen = new Set<string>()
  return reads.flatMap(({ problems }) =>
    problems.filter(({ id, what }) => {
      const isNew = !seen.has(`${id} ${what}`)
      seen.add(`${id} ${what}`)
      return isNew
    }),
  )
}

/**
 * 是分录还是公开表 Is the file an export of entries, rather than a set of published tables? Published tables are recognised by their
 * titles; an export names whose money, for what and how much in its headings.
 *
 * @param disclosure what the file says as a publication; null: nothing
 */
export function holdsEntries(source: SourceDocument, disclosure: Disclosure | null): boolean {
  if (disclosure === null) return readEntryFile(source, null) !== null
  const forms = disclosure.tables.filter(({ form }) => form !== null).length
  if (forms > 1) return false
  return sheetsOfSource(source).some((sheet) => {
    const { columns } = proposeMapping(sheet)
    const named = columns.filter(({ why }) => why !== '没有认得的列名，按内容判断').map(({ field }) => field)
    const about = ['func', 'econ', 'gov', 'project', 'fund', 'unit'].filter((coordinate) =>
      named.some(
        (field) =>
          field === coordinate ||
          field?.startsWith(`${coordinate}.`) === true ||
          field?.startsWith(`${coordinate}:`) === true,
      ),
    )
    return (
      about.length > 1 && named.some((field) => field === 'amount' || field?.startsWith('fund:') === true)
    )
  })
}
