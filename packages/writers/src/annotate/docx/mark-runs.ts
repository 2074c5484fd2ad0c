import type { Severity } from '@mingzhang/model'
import { childOf, type XmlNode } from '../package/scan-xml.ts'
import { type Edit, insertion, rawIndexOf } from '../package/xml-text.ts'
import type { Piece, Stretch } from './spot.ts'

/** 批注范围 A stretch of text that a comment is about; a culprit is highlighted. */
export type CommentedStretch = {
  readonly stretch: Stretch
  readonly id: number
  readonly severity: Severity
  readonly isCulprit: boolean
}

/** What is put before a character of a run, in the raw part: between children of the run or inside a text. */
type Cut = { readonly at: number; readonly isInText: boolean; marks: string }

type RunPlan = {
  readonly run: XmlNode
  before: string
  after: string
  readonly cuts: Map<number, Cut>
  /** Raw stretches that are highlighted. */
  readonly bright: { readonly from: number; readonly to: number; readonly color: string }[]
}

const colors: Readonly<Record<Severity, string>> = { error: 'yellow', warning: 'cyan', note: 'lightGray' }

/**
 * 标文字 The edits that put comments around stretches of text and highlight the culprits. A run is parted where a
 * stretch begins or ends inside it; each part keeps the run's own looks.
 *
 * @param xml the part
 * @param root its root element, whose prefix the parts of runs are written in
 */
export function markRuns(xml: string, root: XmlNode, commented: readonly CommentedStretch[]): Edit[] {
  const plans = new Map<XmlNode, RunPlan>()
  const edits: Edit[] = []
  const planOf = (run: XmlNode): RunPlan => {
    const plan = plans.get(run) ?? { run, before: '', after: '', cuts: new Map(), bright: [] }
    plans.set(run, plan)
    return plan
  }
  const bare = new Map<XmlNode, string>()
  for (const each of commented) {
    const pieces = each.stretch.spot.pieces.filter(({ from, to, run }) => run !== null && from < to)
    const within = pieces.filter(({ from, to }) => from < each.stretch.to && to > each.stretch.from)
    const [first] = within
    const last = within.at(-1)
    const [paragraph] = each.stretch.spot.paragraphs
    if (first && last) markPieces(planOf, pieces, within, each, root)
    else if (paragraph)
      bare.set(paragraph, (bare.get(paragraph) ?? '') + rangeStart(root, each) + rangeEnd(root, each))
  }
  for (const [paragraph, marks] of bare) edits.push(inParagraph(xml, paragraph, marks))
  for (const plan of plans.values()) edits.push(...editsOfRun(xml, plan))
  return edits
}

function markPieces(
  planOf: (run: XmlNode) => RunPlan,
  pieces: readonly Piece[],
  within: readonly Piece[],
  each: CommentedStretch,
  root: XmlNode,
): void {
  const { stretch, isCulprit, severity } = each
  const first = within[0]
  const last = within.at(-1)
  if (!first?.run || !last?.run) return
  cut(planOf(first.run), pieces, first, Math.max(first.from, stretch.from), rangeStart(root, each), 'start')
  cut(planOf(last.run), pieces, last, Math.min(last.to, stretch.to), rangeEnd(root, each), 'end')
  if (!isCulprit) return
  for (const piece of within) {
    if (!piece.run || !piece.holder || prefixOf(piece.run) !== prefixOf(root)) continue
    const from = rawAt(piece, Math.max(piece.from, stretch.from))
    const to = rawAt(piece, Math.min(piece.to, stretch.to))
    planOf(piece.run).bright.push({ from, to, color: colors[severity] })
  }
}

/** Raw position of a character of a piece; the text of a part is needed only inside a text. */
const rawAt = (piece: Piece, character: number): number => {
  if (character <= piece.from) return piece.start
  if (character >= piece.to) return piece.end
  const text = piece.holder?.children.find((child) => child.start === piece.start)
  return piece.isText && text ? piece.start + rawIndexOf(text.raw, character - piece.from) : piece.end
}

function cut(
  plan: RunPlan,
  pieces: readonly Piece[],
  piece: Piece,
  character: number,
  marks: string,
  side: 'start' | 'end',
): void {
  const own = pieces.filter(({ run }) => run === piece.run)
  const isFirst = own[0] === piece && character <= piece.from
  const isLast = own.at(-1) === piece && character >= piece.to
  const canPart = piece.holder !== null && own.every(({ holder }) => holder !== null)
  if (side === 'start' && (isFirst || !canPart)) {
    plan.before += marks
    return
  }
  if (side === 'end' && (isLast || !canPart)) {
    // Comments that end later were begun earlier or later alike: order among them is free.
    plan.after += marks
    return
  }
  const raw = rawAt(piece, character)
  const isInText = piece.isText && raw > piece.start && raw < piece.end
  const holder = piece.holder
  if (!holder) return
  const at = isInText ? raw : raw <= piece.start ? holder.start : holder.end
  const found = plan.cuts.get(at)
  if (found) found.marks = side === 'end' ? marks + found.marks : found.marks + marks
  else plan.cuts.set(at, { at, isInText, marks })
}

/** A run parted at its cuts, every part with the run's properties, highlighted or not. */
function editsOfRun(xml: string, { run, before, after, cuts, bright }: RunPlan): Edit[] {
  const properties = childOf(run, 'rPr')
  const sorted = [...cuts.values()].sort((one, other) => one.at - other.at)
  const edits: Edit[] = []
  const firstColor = colorBetween(bright, run.innerStart, sorted[0]?.at ?? run.innerEnd)
  if (before !== '') edits.push(insertion(run.start, before))
  if (firstColor !== null) {
    const looks = highlighted(xml, run, properties, firstColor)
    edits.push({
      from: properties?.start ?? run.innerStart,
      to: properties?.end ?? run.innerStart,
      text: looks,
    })
  }
  const kept = keepsSpaces(run, sorted)
  sorted.forEach(({ at, isInText, marks }, index) => {
    const color = colorBetween(bright, at, sorted[index + 1]?.at ?? run.innerEnd)
    const own =
      color === null
        ? properties
          ? xml.slice(properties.start, properties.end)
          : ''
        : highlighted(xml, run, properties, color)
    const prefix = prefixOf(run)
    const close = `</${run.tag}>${marks}<${run.tag}>${own}`
    const text = isInText ? `</${prefix}t>${close}<${prefix}t xml:space="preserve">` : close
    edits.push(insertion(at, text))
  })
  if (after !== '') edits.push(insertion(run.end, after))
  return [...edits, ...kept]
}

/** A text that is parted may end with a blank, which is kept only when it says so. */
function keepsSpaces(run: XmlNode, cuts: readonly Cut[]): Edit[] {
  return run.children.flatMap((child): Edit[] => {
    if (child.tag === null || child.name !== 't') return []
    const isParted = cuts.some(({ at, isInText }) => isInText && at > child.innerStart && at < child.innerEnd)
    if (!isParted || child.raw.includes('xml:space')) return []
    return [insertion(child.innerStart - 1, ' xml:space="preserve"')]
  })
}

const colorBetween = (bright: RunPlan['bright'], from: number, to: number): string | null =>
  bright.find((each) => each.from < to && each.to > from)?.color ?? null

/** What stands behind the highlight among the properties of a run (CT_RPr of ECMA-376). */
const behind =
  /^(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)$/u

function highlighted(xml: string, run: XmlNode, properties: XmlNode | null, color: string): string {
  const prefix = prefixOf(run)
  const mark = `<${prefix}highlight ${prefix}val="${color}"/>`
  const inside = (properties?.children ?? []).filter(
    (child) => child.tag !== null && child.name !== 'highlight',
  )
  const texts = inside.map((child) => ({
    isBehind: behind.test(child.tag === null ? '' : child.name),
    xml: xml.slice(child.start, child.end),
  }))
  const before = texts.filter(({ isBehind }) => !isBehind).map((each) => each.xml)
  const later = texts.filter(({ isBehind }) => isBehind).map((each) => each.xml)
  return `<${prefix}rPr>${[...before, mark, ...later].join('')}</${prefix}rPr>`
}

const prefixOf = ({ tag }: XmlNode): string => (tag.includes(':') ? tag.slice(0, tag.indexOf(':') + 1) : '')

const rangeStart = (root: XmlNode, { id }: CommentedStretch): string =>
  `<${prefixOf(root)}commentRangeStart ${prefixOf(root)}id="${id}"/>`

function rangeEnd(root: XmlNode, { id }: CommentedStretch): string {
  const prefix = prefixOf(root)
  return `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`
}

function inParagraph(xml: string, paragraph: XmlNode, marks: string): Edit {
  if (!paragraph.isEmptyTag) return insertion(paragraph.innerEnd, marks)
  const open = xml.slice(paragraph.start, paragraph.end).replace(/\/>$/u, '>')
  return { from: paragraph.start, to: paragraph.end, text: `${open}${marks}</${paragraph.tag}>` }
}
