import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import type { Disclosure, Place, Relation } from '@mingzhang/model'
import type { Mark, Paper } from './paper.ts'

/** Samples and what is repaired in each, so that it closes before anything is planted. */
const repairs: { readonly [sample: string]: readonly (readonly [string, string])[] } = {
  'wansheng-office-affairs-2024': [],
  'qinglong-office-affairs-2024': [
    ['其中财政资金4元', '其中财政资金4万元'],
    ['1034.40', '595.02'],
    ['1212.23', '772.85'],
    ['1212.23', '772.85'],
    ['≤16万元', '≤5万元'],
    ['≥4万元', '≤4万元'],
  ],
  'qinhuangdao-office-affairs-2023': [
    ['8320.77', '8900.03'],
    ['≥308', '≤308'],
  ],
}

/** 样本 The samples, repaired, with marks on every figure that stands in an equality of the untouched text. */
export function samplePapers(root: string): { readonly name: string; readonly paper: Paper }[] {
  return Object.entries(repairs).map(([name, changes]) => {
    let text = readFileSync(join(root, 'samples', `${name}.txt`), 'utf8')
    for (const [from, to] of changes) text = text.replace(from, to)
    return { name: `sample ${name}`, paper: markedPaper(text) }
  })
}

/** 加记号 A text with marks on every figure that stands in an equality. */
export function markedPaper(text: string): Paper {
  const result = audit(new TextEncoder().encode(text), 'text.txt')
  if (!result.ok) throw new Error(result.refusal.what)
  const { disclosure, relations } = result.value
  return paperOf(text, sitesOf(disclosure, equated(relations)))
}

/** Ids of the statements that some equality holds: only those can be wrong and be seen to be. */
const equated = (relations: readonly Relation[]): ReadonlySet<string> =>
  new Set(
    relations
      .filter(({ kind, verdict }) => kind !== 'part' && verdict === 'holds')
      .flatMap(({ left, right }) => [...left, ...right].map(({ id }) => id)),
  )

type Site = { readonly place: Place; readonly mark: Mark }

function sitesOf({ tables, claims }: Disclosure, known: ReadonlySet<string>): Site[] {
  const plain = { last: null, parts: [], table: null, r: -1, c: -1, group: '' }
  const cells = tables.flatMap((table) =>
    table.cells.flatMap((cell): Site[] => {
      const { r, c, text, amount, place } = cell
      if (amount === null || Number(amount) === 0 || !known.has(`${table.id}.${r}.${c}`)) return []
      const unit = table.amountUnit ?? '万元'
      return [{ place, mark: { ...plain, role: 'cell', text: text.trim(), unit, table: table.id, r, c } }]
    }),
  )
  const sentences = claims.flatMap((claim, index): Site[] => {
    const { amount, unit, place, change } = claim
    if (amount === null || unit === null || Number(amount) === 0 || !known.has(`c${index}`)) return []
    const role = change === null ? ('sentence' as const) : ('change' as const)
    return [{ place, mark: { ...plain, role, text: /[\d.,]+/u.exec(place.text)?.[0] ?? '', unit } }]
  })
  return [...cells, ...sentences]
}

/** The text with marks where the sites are; a site that is not found where it is said to be is left alone. */
function paperOf(text: string, sites: readonly Site[]): Paper {
  const lines = text.split('\n')
  const marks: Mark[] = []
  const ordered = sites
    .flatMap(({ place, mark }) =>
      place.kind === 'text' && place.endLine === undefined
        ? [{ line: place.line - 1, from: (place.column ?? 1) - 1, place: place.text, mark }]
        : [],
    )
    .sort((one, other) => other.line - one.line || other.from - one.from)
  for (const { line, from, place, mark } of ordered) {
    const whole = lines[line] ?? ''
    const at = whole.indexOf(mark.text, from)
    if (mark.text === '' || at < from || at > from + place.length) continue
    marks.push(mark)
    lines[line] = `${whole.slice(0, at)}\uE000${marks.length - 1}\uE001${whole.slice(at + mark.text.length)}`
  }
  return { lines, marks }
}
