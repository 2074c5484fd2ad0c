import type { Publication, PublicationPart } from '@mingzhang/model'
import { arrangePages, goesOn, leadsIn } from '../arrange-pages.ts'
import { setTable, type TableSetting, type TableType } from '../table-height.ts'
import { lying, type PageShape, upright } from './page-sizes.ts'
import { tableTypes } from './publication-style.ts'
import { captionHeight } from './table.ts'

/** 排定 A part with how it stands on the page: whether it begins one, whether it keeps to what follows, how its table is set. */
export type PlannedPart = {
  readonly part: Exclude<PublicationPart, { readonly kind: 'page-break' }>
  readonly beginsPage: boolean
  readonly keepsNext: boolean
  readonly setting: TableSetting | null
}

/** 节 Planned parts on pages of one shape. */
export type PlannedRun = { readonly shape: PageShape; readonly parts: readonly PlannedPart[] }

/** 排定各部分 The parts of a publication run by run, page breaks drawn into what follows them. */
export function planParts(publication: Publication): readonly PlannedRun[] {
  return arrangePages(publication).map(({ landscape, parts }) => {
    const shape = landscape ? lying : upright
    const planned = parts.flatMap((part, at): PlannedPart[] => {
      if (part.kind === 'page-break') return []
      const beginsPage = parts[at - 1]?.kind === 'page-break'
      const keepsNext = part.kind === 'heading' || leadsIn(part, parts[at + 1]) || goesOn(part, parts[at + 1])
      const setting = part.kind === 'table' ? settingOf(part.table, shape) : null
      return [{ part, beginsPage, keepsNext, setting }]
    })
    return { shape, parts: planned }
  })
}

type Table = Extract<PublicationPart, { readonly kind: 'table' }>['table']

const settingOf = (table: Table, { area }: PageShape): TableSetting =>
  setTable(table, typesFor(table.columns.length), area, captionHeight(table))

/** 五号 for few columns, 小五 for many; less, down to 六号 for very many, where a table then stands on one page. */
function typesFor(columns: number): readonly [TableType, ...TableType[]] {
  const [normal, ...smaller] =
    columns > 7 ? tableTypes.slice(3, columns > 10 ? 7 : 6) : tableTypes.slice(0, 4)
  if (normal === undefined) throw new Error('tables have no type')
  return [normal, ...smaller]
}
