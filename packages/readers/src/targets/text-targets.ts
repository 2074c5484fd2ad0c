import type {
  Block,
  DepartmentTargets,
  Indicator,
  Operator,
  Paragraph,
  TextWithPlace,
} from '@mingzhang/model'
import { operatorOf, readTargetValue } from './indicator-value.ts'

const nothing: DepartmentTargets = { name: null, budget: null, goal: null, indicators: [], place: null }

type TextTargets = { readonly targets: DepartmentTargets; readonly taken: ReadonlySet<Block> }

/** Headings under which whole-unit targets are written as text, and the headings that end them. */
const opening = /(?:部门|单位)?整体(?:支出)?绩效目标|部门绩效目标|总体绩效目标|分项绩效目标/u
const closing = /(?:项目|专项).*绩效目标|保障措施|政府采购|国有资产/u
const heading =
  /^\s*(?:#+\s*)?(?:第[一二三四五六七八九十]+(?:部分|章|节)|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．])\s*(.{2,60})$/u
const indicatorLine = /^\s*(?:\d{1,2}[、.．])?\s*(?:绩效)?指标[:：]\s*(\S.*)$/u

type Chapter = {
  /** Are we inside a chapter of whole-unit targets? */
  open: boolean
  group: string | null
  /** The paragraphs under 总体绩效目标 are being gathered. */
  general: boolean
  heading: Paragraph | null
  readonly goal: Paragraph[]
  readonly indicators: Indicator[]
  readonly lines: Paragraph[]
}

/**
 * 整体绩效目标（文字） Reads targets written as text: lines 绩效指标：… under group headings, in a chapter whose heading
 * says that they are the whole unit's. Only the lines of indicators are taken: the goal is running text as well.
 */
export function readTextTargets(blocks: readonly Block[], taken: ReadonlySet<Block>): TextTargets {
  const chapter: Chapter = {
    open: false,
    group: null,
    general: false,
    heading: null,
    goal: [],
    indicators: [],
    lines: [],
  }
  for (const block of blocks) {
    if (block.kind === 'grid') chapter.general = false
    else if (!taken.has(block)) readLine(chapter, block)
  }
  if (chapter.indicators.length === 0) return { targets: nothing, taken: new Set() }
  const { goal, indicators, heading: first, lines } = chapter
  return {
    targets: { ...nothing, goal: joinedText(goal), indicators, place: first?.place ?? null },
    taken: new Set(lines),
  }
}

function readLine(chapter: Chapter, block: Paragraph): void {
  const title = headingOf(block.text)
  if (title !== null && opening.test(title)) {
    chapter.open = true
    chapter.heading ??= block
    chapter.general = /总体/u.test(title)
    return
  }
  if (title !== null && closing.test(title)) chapter.open = false
  if (!chapter.open) return
  const line = indicatorLine.exec(block.text)?.[1]
  if (line) {
    chapter.indicators.push(...readTextIndicators(line, chapter.group, block))
    chapter.lines.push(block)
  } else if (chapter.general && isGoalText(block.text)) {
    chapter.goal.push(block)
  } else if (title !== null && !/绩效目标[:：]/u.test(title)) {
    chapter.group = title
  }
}

/** A heading without its ordinal, or null for running text; a line that names a chapter in words is a heading too. */
function headingOf(text: string): string | null {
  const plain = text.trim()
  const numbered = heading.exec(plain)?.[1]
  if (numbered !== undefined && !/[。；]$/u.test(numbered)) return numbered.trim()
  return plain.length <= 30 && (opening.test(plain) || closing.test(plain)) && !/[。；，]/u.test(plain)
    ? plain
    : null
}

const isGoalText = (text: string): boolean => text.trim().length > 30

function joinedText(lines: readonly Paragraph[]): TextWithPlace | null {
  const [first] = lines
  if (!first) return null
  const text = lines.map((line) => line.text).join('\n')
  if (lines.length === 1) return { text, place: first.place }
  return { text, place: { kind: 'derived', from: lines.map((line) => line.place), text } }
}

/** 一行里的指标 Indicators of one line, split at ； and 。: name, operator if printed, value and unit. */
export function readTextIndicators(line: string, group: string | null, block: Paragraph): Indicator[] {
  return line
    .split(/[；;。]/u)
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => textIndicator(part, group, block))
}

const signed = /^(.*\S)\s*([≥≤=＝><＞＜])\s*(\d[^≥≤=＝><＞＜]*)$/u
const bare = /^(.*?[^\d.\-—~至/]) ?(\d+(?:\.\d+)?(?:[-—~至]\d+(?:\.\d+)?)?) ?([%％]|[^\d\s，。]{0,6})$/u

function textIndicator(part: string, group: string | null, block: Paragraph): Indicator {
  const sign = signed.exec(part)
  const plain = sign ? null : bare.exec(part)
  const target = sign
    ? readTargetValue(sign[3] ?? '')
    : readTargetValue(`${plain?.[2] ?? ''}${plain?.[3] ?? ''}`)
  const operator: Operator | null = sign ? operatorOf(sign[2] ?? '') : target.operator
  const name = sign ? measuredName(sign[1] ?? '', target.value) : (plain?.[1] ?? part).trim()
  return {
    level1: null,
    level2: null,
    name,
    description: null,
    operator,
    value: target.value,
    unit: target.unit,
    weight: null,
    core: null,
    basis: null,
    place: partPlace(part, block),
    places: {},
    group,
    confidence: sign || plain ? 0.95 : 0.6,
  }
}

/** The blanks of a longer one could be told apart in too many ways. */
const longestSentence = 1_000

/**
 * What a sentence before the sign measures: without the same figure said in words (为小于3天 ≤3天, 达90%以上 ≥90%), and of
 * a formula only what it defines (完成率=a/b×100%) or divides.
 */
function measuredName(text: string, value: string | null): string {
  const formula = text.replace(/\s*[×*xX]\s*100\s*[%％]\s*$/u, '').trim()
  const clause = formula.split(/[，,]/u).at(-1) ?? formula
  const defined = /^(.+?)\s*[=＝].*\//u.exec(clause)?.[1]
  if (defined) return defined.trim()
  if (formula !== text.trim() && clause.includes('/')) return clause.trim()
  const said =
    /^(.{3,}?)(?:为|达到?|应)?\s*(?:大于|小于|不低于|不少于|不超过|高于|低于)?\s*(\d+(?:\.\d+)?)\s*[^\d，,]{0,4}?(?:以上|以内|以下)?$/u
  const match = text.length > longestSentence ? null : said.exec(text.trim())
  return match?.[1] && match[2] === value ? match[1].trim() : text.trim()
}

/** Place of a part of a line: its own characters where the text reader can say them, else the line. */
function partPlace(part: string, block: Paragraph): Paragraph['place'] {
  const start = block.text.indexOf(part)
  if (block.place.kind !== 'text' || start < 0) return block.place
  const from = block.origin?.[start] ?? start
  const to = (block.origin?.[start + part.length - 1] ?? start + part.length - 1) + 1
  return { kind: 'text', line: block.place.line, column: from + 1, text: block.place.text.slice(from, to) }
}
