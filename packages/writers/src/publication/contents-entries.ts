import type { PrintedTable, Publication, PublicationPart } from '@mingzhang/model'
import { isTitle } from './arrange-pages.ts'
import { titleOfTable } from './table-caption.ts'

/**
 * 目录条目 What the contents list: a heading or a table, with an id of its own and how deep it stands. The contents
 * themselves are in the list, too, without a text, so that it shows what follows them.
 */
export type ContentsEntry = {
  readonly part: PublicationPart
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly text: string
  /** What the table is about, where others bear the same title: the name of its programme. */
  readonly about: string | null
  /** Does the heading above say what the table is? Then its programme is name enough. */
  readonly isNamedAbove?: boolean
}

type Heading = Extract<PublicationPart, { readonly kind: 'heading' }>

/** 编目 Headings by their level, and tables one level below the heading before them, in the order of the parts. */
export function contentsEntries({ parts }: Publication): ReadonlyMap<PublicationPart, ContentsEntry> {
  const entries = new Map<PublicationPart, ContentsEntry>()
  const repeated = repeatedTitles(parts)
  let heading: Heading | null = null
  for (const part of parts) {
    const id = `s${entries.size + 1}`
    if (part.kind === 'heading') {
      heading = part
      entries.set(part, { part, id, level: part.level, text: part.text, about: null })
    } else if (part.kind === 'table') {
      entries.set(part, {
        part,
        id,
        level: levelBelow(heading, part.table),
        text: titleOfTable(part.table),
        about: aboutOf(part.table, repeated),
        isNamedAbove: heading !== null && names(heading, part.table),
      })
    } else if (part.kind === 'contents') {
      entries.set(part, { part, id, level: 1, text: '', about: null })
    }
  }
  return entries
}

/** Titles that more than one table bears: a set prints one for each programme. */
function repeatedTitles(parts: Publication['parts']): ReadonlyMap<string, readonly PrintedTable[]> {
  const tables = new Map<string, PrintedTable[]>()
  for (const part of parts) {
    if (part.kind !== 'table' || part.table.title.trim() === '') continue
    const title = titleOfTable(part.table)
    tables.set(title, [...(tables.get(title) ?? []), part.table])
  }
  return new Map([...tables].filter(([, of]) => of.length > 1))
}

/** What a row at the top of a table says of its programme, from what parts most of them to what parts the rest. */
const sayings = [/(?:项目|专项|资金)名称$/u, /(?:主管|项目)部门$|实施单位$/u, /(?:项目|专项)(?:编码|代码)$/u]

/**
 * Tables of one title are told apart by the programme they are about; programmes of one name by their department or code,
 * else by their order.
 */
function aboutOf(table: PrintedTable, repeated: ReturnType<typeof repeatedTitles>): string | null {
  const alike = repeated.get(titleOfTable(table))
  if (alike === undefined) return null
  let said: string[] = []
  let left = alike
  for (const label of sayings) {
    const own = saidOf(table, label)
    if (own === null) continue
    const same = left.filter((other) => saidOf(other, label) === own)
    if (said.length === 0 || same.length < left.length) said = [...said, own]
    left = same
    if (left.length <= 1) break
  }
  if (left.length > 1) said = [...said, `第${left.indexOf(table) + 1}份`]
  const [name, ...rest] = said
  return name === undefined ? null : rest.length === 0 ? name : `${name}（${rest.join('，')}）`
}

function saidOf({ rows }: PrintedTable, label: RegExp): string | null {
  for (const { cells } of rows.slice(0, 4)) {
    const at = cells.findIndex(({ text }) => label.test(text.replace(/\s+/gu, '')))
    const value = cells[at + 1]?.text.trim() ?? ''
    if (at >= 0 && value !== '') return value
  }
  return null
}

/** 条目全名 The title, and what the table is about where that alone tells it from others. */
export const fullNameOf = ({ text, about, isNamedAbove }: ContentsEntry): string => {
  if (about === null) return text
  return isNamedAbove === true ? about : `${text}：${about}`
}

const bare = (text: string): string => text.replace(/\s+/gu, '')

const names = ({ text }: Heading, { title }: PrintedTable): boolean =>
  bare(text).length >= 4 && bare(title).includes(bare(text))

/** One below the section it stands in. The title of a chapter of words (编表说明) is no section: what it does not name stands beside it. */
function levelBelow(heading: Heading | null, table: PrintedTable): 1 | 2 | 3 {
  if (heading === null || (isTitle(heading) && !names(heading, table))) return 1
  return heading.level === 1 ? 2 : 3
}
