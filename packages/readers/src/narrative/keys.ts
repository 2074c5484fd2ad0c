import { contains } from '@mingzhang/law'
import { type Dimension, dimensions, type Key, type Stage, withCoordinates } from '@mingzhang/model'
import type { Against, Frame, KeyContext } from './claim-state.ts'
import type { Clause, WordHit } from './clauses.ts'
import type { ComparedStage } from './marks.ts'
import { has } from './subject.ts'
import type { Word } from './words.ts'

/** Is this member the other one, or within it? What is left open (undefined) holds everything. */
const isWithin = (dimension: Dimension, child: string | undefined, parent: string | undefined): boolean =>
  parent === undefined || contains(dimension, parent, child)

/** Is every coordinate of the key within the other key's? */
const isPart = (part: Key, whole: Key): boolean =>
  dimensions.every((dimension) => isWithin(dimension, part[dimension], whole[dimension]))

/**
 * 合键 One word after another gives the key: the deeper stays, words that contradict give null. A fund before another
 * word only says which fund: that it is this year's revenue was said of the fund alone.
 */
function keyOfWords(words: readonly Word[], publicFund: string | null): Key | null {
  const head = words.at(-1)
  if (!head) return null
  let key: Key = head.coordinates
  for (const word of words.slice(0, -1)) {
    const merged = merge(key, withCoordinates(word.coordinates, { origin: undefined }))
    if (merged === null) return null
    key = merged
  }
  // 三公经费 alone is of the fund that the document's own table of it shows.
  const fundSaid = words.some(
    ({ coordinates }) => coordinates.fund !== undefined && coordinates.econ === undefined,
  )
  return !fundSaid && publicFund !== null && key.econ !== undefined && key.fund === 'fiscal'
    ? { ...key, fund: publicFund }
    : key
}

function merge(key: Key, modifier: Key): Key | null {
  let merged = key
  for (const dimension of dimensions) {
    const member = modifier[dimension]
    if (member === undefined || isWithin(dimension, key[dimension], member)) continue
    if (!isWithin(dimension, member, key[dimension])) return null
    merged = withCoordinates(merged, { [dimension]: member })
  }
  return merged
}

/**
 * 归入总数 The key of a part named below a whole: what the whole fixes and the part leaves open is inherited. Null when
 * the part does not lie within the whole.
 */
function keyWithin(part: Key, whole: Key): Key | null {
  if (part.use !== undefined && whole.origin !== undefined) return null
  // Below an expenditure a fund names who pays, not this year's revenue.
  const spent = whole.use !== undefined || whole.procurement !== undefined
  const own = spent && part.use === undefined ? withCoordinates(part, { origin: undefined }) : part
  let key: Key = own
  for (const dimension of dimensions) {
    const member = whole[dimension]
    if (member === undefined) continue
    // 公务接待费 by itself is paid from any appropriation; below 一般公共预算 from that one.
    const narrowed = dimension === 'fund' || (dimension === 'use' && own.econ !== undefined)
    if (own[dimension] === undefined || (narrowed && isWithin(dimension, member, own[dimension])))
      key = withCoordinates(key, { [dimension]: member })
  }
  return isPart(key, whole) ? key : null
}

/** Reads each word as what makes sense below the whole: an account below running expense, a function below 支出. */
export function keyAsPart(hits: readonly WordHit[], whole: Frame, context: KeyContext): Key | null {
  if (!whole.key) return null
  const spent = whole.key.use !== undefined
  const words = hits
    .map((hit) => readAs(hit, kindsBelow(whole.key ?? {})))
    .filter((word) => word !== undefined)
  if (words.length < hits.length || words.some((word) => word.kind === 'function' && !spent)) return null
  if (words.some((word) => isSection(word) && !context.accounts.has(word.coordinates.econ ?? ''))) return null
  const key = keyOfWords(words, context.publicFund)
  if (!key) return null
  if (!isFundAlone(key) || spent || words.some(({ grand }) => grand)) return keyWithin(key, whole.key)
  return whole.side === 'revenue' ? keyWithin({ ...key, origin: 'thisYear' }, whole.key) : null
}

/** What words may mean below a whole: accounts below a kind of expenditure, articles below procurement. */
function kindsBelow(whole: Key): readonly Word['kind'][] {
  if (whole.procurement !== undefined) return ['measure', 'article']
  return whole.use !== undefined && whole.use !== 'expenditure'
    ? ['economic', 'measure', 'function']
    : ['measure', 'function']
}

/** 工资福利支出 is the name of 301 and of 50501. */
const isSection = ({ kind, coordinates }: Word): boolean =>
  kind === 'economic' && coordinates.econ?.length === 3

const readAs = (hit: WordHit, order: readonly Word['kind'][]): Word | undefined =>
  order.flatMap((kind) => hit.words.filter((word) => word.kind === kind))[0]

/** A fund by itself does not say whether it is received or spent. */
const isFundAlone = (key: Key): boolean =>
  key.fund !== undefined &&
  ![key.use, key.origin, key.procurement, key.econ, key.project].some((one) => one !== undefined)

/** The key of a figure that stands alone: its words, and the fund its heading names. */
export function keyAlone(hits: readonly WordHit[], { heading, publicFund }: KeyContext): Key | null {
  const words = hits.map((hit) => readAs(hit, ['measure'])).filter((word) => word !== undefined)
  if (words.length < hits.length) return keyOfItem(hits, words, publicFund) ?? keyUnderHeading(hits, heading)
  const key = keyOfWords(words, publicFund)
  if (!key || (isFundAlone(key) && !words.some(({ grand }) => grand))) return null
  const above = heading?.coordinates
  const fund = above?.econ === undefined && above?.procurement === undefined ? above?.fund : undefined
  if (fund !== undefined && key.fund === undefined && key.measure === undefined) return { ...key, fund }
  // Functions are listed fund by fund: without a fund the account does not say whose money it is.
  return key.func !== undefined && key.fund === undefined ? null : key
}

/** 一般公共预算拨款安排的会议费 is an account of the whole expenditure of the fund that is named before it. */
function keyOfItem(
  hits: readonly WordHit[],
  measures: readonly Word[],
  publicFund: string | null,
): Key | null {
  const account = hits.flatMap((hit) => (readAs(hit, ['measure']) ? [] : (readAs(hit, ['economic']) ?? [])))
  const [item] = account
  const [modifier] = measures
  const funded = modifier?.coordinates.fund !== undefined && modifier.coordinates.econ === undefined
  if (!item || account.length > 1 || isSection(item) || !funded) return null
  const whole = { ...item, coordinates: { ...item.coordinates, use: 'expenditure' } }
  return keyOfWords([...measures, whole], publicFund)
}

/** 教育支出 by itself is of the fund whose expenditure the heading lists: 三、一般公共预算支出情况. */
function keyUnderHeading([hit, more]: readonly WordHit[], heading: Word | null): Key | null {
  const spent = heading?.coordinates
  const account = hit && !more ? readAs(hit, ['function']) : undefined
  const isListed = spent?.use === 'expenditure' && spent.fund !== undefined && spent.econ === undefined
  return account && isListed && spent.func === undefined ? { ...spent, ...account.coordinates } : null
}

/** 比上年决算数: what the clause compares with; null when it does not. */
export const comparedWith = ({ marks }: Clause): Against | null =>
  marks.map(({ mark }) => mark).findLast((mark) => mark.kind === 'compare') ?? null

/** A comparison that names no stage means the document's own. */
export const isStage = (named: ComparedStage, stage: Stage): boolean => named === null || named === stage

/** Adds measure, year and stage; a stage or a year that the sentence leaves open gives no key. */
export function statedKey(claim: {
  readonly level: Key | null
  readonly isChange: boolean
  readonly main: Clause
  readonly year: number | null
  readonly context: { readonly stage: Stage }
  readonly text: string
  /** What a change is against, when a figure of that year stands between: 比2021年900万元增加5万元. */
  readonly against?: Against | null
}): Key | null {
  const { level, isChange, main, year } = claim
  if (level === null || year === null || has(main, 'perCapita') || has(main, 'share')) return null
  const stage = stageOf(claim)
  if (stage === null) return null
  if (isChange) {
    const against = comparedWith(main) ?? claim.against ?? null
    if (against && (against.year ?? year - 1) !== year - 1) return null
    if (against && !isStage(against.stage, claim.context.stage)) return null
  }
  return { ...level, measure: isChange ? 'change' : (level.measure ?? 'money'), year: String(year), stage }
}

/** In final accounts 预算 may be the initial or the adjusted one: only 年初, 全年 and 决算 decide. */
function stageOf({
  main,
  context,
  text,
}: {
  readonly main: Clause
  readonly context: { readonly stage: Stage }
  readonly text: string
}): Stage | null {
  const named = main.marks.map(({ mark }) => mark).findLast((mark) => mark.kind === 'stage')?.stage
  if (context.stage !== 'final') return named === undefined || named === context.stage ? context.stage : null
  if (named !== undefined) return named
  const words = text.slice(main.start, main.end).replace(/一般公共预算|政府性基金预算|国有资本经营预算/gu, '')
  return words.includes('预算') ? null : context.stage
}
