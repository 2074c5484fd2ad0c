import type {
  Block,
  DocumentHeader,
  DocumentKind,
  Format,
  Grid,
  Paragraph,
  Program,
  Stage,
  Table,
} from '@mingzhang/model'
import { documentYear } from './document-year.ts'
import { tight } from './printed-cell.ts'
import { regionOf } from './region-of.ts'
import { factsOf, isTableLine } from './table-lines.ts'
import { bareUnit } from './table-unit.ts'

/** 文件头所需 What the header is read from. */
export type HeaderSource = {
  readonly blocks: readonly Block[]
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
  readonly fileName: string
  readonly format: Format
}

/** 读文件头 Title, unit, year, kind, region and unit of money of a disclosure, and how sure that is. */
export function readHeader({ blocks, tables, programs, fileName, format }: HeaderSource): DocumentHeader {
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === 'paragraph')
  const year = documentYear(blocks, tables)
  const named = unitOf(blocks, paragraphs)
  const title = titleOf(paragraphs, named.name)
  const unit = named.name === null && title !== null ? unitOfTitle(title, programs) : named
  const text = tight(
    `${title ?? ''} ${paragraphs
      .slice(0, 400)
      .map((paragraph) => paragraph.text.slice(0, 80))
      .join(' ')}`,
  )
  const kind = kindOf(title, text, tables, programs)
  const stage: Stage = kind === 'final-accounts' ? 'final' : 'initial'
  const amountUnit = mostFrequent(tables.flatMap((table) => (table.amountUnit ? [table.amountUnit] : [])))
  const region = unit.name === null ? null : regionOf(unit.name)
  const known = [title, unit.name, year, kind, region].filter((part) => part !== null).length
  return {
    file: fileName,
    format,
    title,
    unit,
    year,
    stage,
    kind,
    region,
    amountUnit: amountUnit ?? programs.find((program) => program.budget)?.budget?.unit ?? null,
    confidence: Math.round((0.5 + known * 0.1) * 100) / 100,
  }
}

/**
 * 某某开发区2024年重点专项…: the region itself publishes; departments that bear its full name complete it. The budget of a
 * department has a department's name (某某区2026年区级部门预算 only says where it is).
 */
function unitOfTitle(title: string, programs: readonly Program[]): Unit {
  const name = /^(\p{Script=Han}{3,20}?)20\d{2}年/u.exec(title)?.[1]
  const isPlaceOfDepartments =
    name !== undefined && /(?:部门|单位)(?:预算|决算)/u.test(title) && !organ.test(name)
  if (!name || isPlaceOfDepartments) return { code: null, name: null }
  const longer = programs.flatMap(({ department }) => {
    const found =
      department === null ? null : new RegExp(`\\p{Script=Han}{0,12}?${name}`, 'u').exec(department)
    const full = found?.[0].replace(/^.*(?:中共|共和国)/u, '') ?? ''
    return found && isPlace(full.slice(0, -name.length)) ? [full] : []
  })
  return { code: null, name: mostFrequent(longer) ?? name }
}

/** What may stand before the name of a place is a larger place: 重庆市, not the office of one (重庆市公安局某某开发区分局). */
const isPlace = (before: string): boolean => /^(?:\p{Script=Han}*[省市州盟区县旗])?$/u.test(before)

function mostFrequent<T>(values: readonly T[]): T | null {
  const votes = new Map<T, number>()
  for (const value of values) votes.set(value, (votes.get(value) ?? 0) + 1)
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const subject = /(?:部门|单位)?(?:预算|决算)|重点专项|绩效(?:目标|自评|评价)/u
const titleEnd = /(?:预算|决算|公开|说明|目录|报告|公开表|绩效|自评表|情况)(?:[（(].*[)）])?$/u

/** The line that names unit and year of the whole; without one, lines on the cover joined. */
function titleOf(paragraphs: readonly Paragraph[], unit: string | null): string | null {
  const lines = paragraphs.map((paragraph) => tight(paragraph.text.replace(/^[#\s]+/u, '')))
  const bare = (line: string) =>
    line.replace(/^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附表?[:：])/u, '')
  const candidates = lines
    .map(bare)
    .filter((line) => line.length >= 8 && line.length <= 60 && /20\d{2}年/u.test(line) && subject.test(line))
    .filter((line) => titleEnd.test(line) && !/[。；]|目录$/u.test(line))
  const own = candidates.filter((line) => unit !== null && line.includes(unit))
  const ownTitle =
    own.find((line) => unit !== null && /^20/u.test(line.slice(unit.length)) && line.startsWith(unit)) ??
    own.find((line) => !/表$/u.test(line)) ??
    own[0] ??
    null
  if (ownTitle) return ownTitle
  return coverTitle(lines.slice(0, 8)) ?? candidates.find((line) => line.length > 14) ?? null
}

/** 万盛经济技术开发区 / 2024年重点专项 / 预算绩效: a title set over several short lines. */
function coverTitle(lines: readonly string[]): string | null {
  for (let start = 0; start < lines.length; start += 1) {
    for (let end = start + 2; end <= Math.min(lines.length, start + 4); end += 1) {
      const joined = lines.slice(start, end).join('')
      if (joined.length > 60) continue
      const isTitle = /20\d{2}年/u.test(joined) && subject.test(joined) && titleEnd.test(joined)
      if (
        isTitle &&
        lines.slice(start, end).every((line) => line.length <= 30 && !/附件|[。；:：]/u.test(line))
      ) {
        return joined
      }
    }
  }
  return null
}

type Unit = { readonly code: string | null; readonly name: string | null }

const organWords = '局|委员会|委|办公室|办公厅|厅|中心|院|所|站|校|会|部|处|队|馆|台|社|政府|银行|公司'
/** In brackets behind its name stands which part of a unit is meant, or under which other names it works. */
const organ = new RegExp(
  `(?:${organWords})(?:[（(](?:本级|本部|机关|汇总|[\\p{Script=Han}、]{2,40}(?:${organWords}))[)）])?$`,
  'u',
)

/** Longer names of units there are none. */
const longestName = 60

/** The unit most small lines and organisation tables name; the code printed beside its name. */
function unitOf(blocks: readonly Block[], paragraphs: readonly Paragraph[]): Unit {
  const votes = new Map<string, { count: number; code: string | null }>()
  const vote: Vote = (name, code, weight) => {
    const plain = name === null ? '' : bareUnit(tight(name))
    if (plain.length < 4 || plain.length > longestName) return
    const known = votes.get(plain) ?? { count: 0, code: null }
    votes.set(plain, { count: known.count + weight, code: shorter(known.code, code) })
  }
  for (const block of blocks) {
    if (block.kind === 'grid') voteGrid(block, vote)
    else if (block.text.length <= 2 * longestName) voteLine(tight(block.text), vote)
  }
  for (const paragraph of paragraphs.slice(0, 60)) {
    const named = titled.exec(tight(paragraph.text))?.[1]
    if (named && organ.test(named)) vote(named.replace(/^(?:附?表?|一)[:：、]/u, ''), null, 2)
  }
  return bestUnit(votes)
}

const titled =
  /^(?:第.部分)?((?:\p{Script=Han}|[（(][\p{Script=Han}、]{2,40}[)）]){4,60}?)20\d{2}年(?:度)?(?:部门|单位)?(?:预算|决算|整体|(?:重点)?项目)/u

function voteLine(line: string, vote: Vote): void {
  if (line.length <= longestName + 50 && isTableLine(line)) voteFacts(line, vote)
}

function voteGrid(grid: Grid, vote: Vote): void {
  for (const row of grid.rows) {
    const texts = row.cells.map((cell) => tight(cell.text))
    for (const [index, text] of texts.entries()) {
      if (text.length <= longestName + 10 && (/^\d{3,9}\p{Script=Han}/u.test(text) || /[:：]/u.test(text)))
        voteLine(text, vote)
      if (/^(?:部门|单位)[（(]?(?:单位|部门)?[)）]?名称$/u.test(text)) voteName(texts[index + 1] ?? '', vote)
    }
  }
}

const shorter = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b.length < a.length) ? b : a

type Vote = (name: string | null, code: string | null, weight: number) => void

function voteFacts(line: string, vote: Vote): void {
  const { unitCode, unitName } = factsOf(line)
  if (unitName !== null && (organ.test(bareUnit(unitName)) || unitCode !== null)) vote(unitName, unitCode, 1)
}

function voteName(text: string, vote: Vote): void {
  const parts = /^(?:(\d{3,9})[-—]?)?(\p{Script=Han}.*)$/u.exec(text)
  if (parts?.[2] && organ.test(bareUnit(parts[2]))) vote(parts[2], parts[1] ?? null, 3)
}

/** The name with most votes; a name that only begins another one (torn over two lines) lends it its votes. */
function bestUnit(
  votes: ReadonlyMap<string, { readonly count: number; readonly code: string | null }>,
): Unit {
  const scored = [...votes].map(([name, { count, code }]) => {
    const torn = [...votes].filter(([other]) => other !== name && name.startsWith(other))
    return {
      name,
      code: [code, ...torn.map(([, one]) => one.code)].reduce(shorter, null),
      count: count + torn.reduce((sum, [, one]) => sum + one.count, 0),
    }
  })
  const [best] = scored.toSorted((a, b) => b.count - a.count || b.name.length - a.name.length)
  return best ? { code: best.code, name: best.name } : { code: null, name: null }
}

function kindOf(
  title: string | null,
  text: string,
  tables: readonly Table[],
  programs: readonly Program[],
): DocumentKind | null {
  const named = title ?? ''
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length
  const budgetTables = tables.filter(
    ({ form }) => form !== null && !['catalogue', 'contents', 'organisation'].includes(form),
  )
  if (/绩效自评|自评表|自评报告/u.test(named)) return 'self-evaluation'
  if (budgetTables.length === 0) {
    if (programs.length > 0 || tables.some(({ form }) => form === 'catalogue')) return 'programme-targets'
  }
  if (/决算/u.test(named) || tables.filter(({ title: one }) => /决算/u.test(one)).length > 2)
    return 'final-accounts'
  if (/部门预算/u.test(named)) return 'department-budget'
  if (/单位预算/u.test(named)) return 'unit-budget'
  if (budgetTables.length === 0 && !/预算/u.test(text)) return null
  const byUnit = count(/单位预算|本单位/gu)
  const byDepartment = count(/部门预算|本部门|我部门/gu)
  return byUnit > byDepartment ? 'unit-budget' : 'department-budget'
}
