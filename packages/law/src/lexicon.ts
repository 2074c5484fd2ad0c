import { type Dimension, dimensions, type Key, type Side, withCoordinates } from '@mingzhang/model'
import lexiconText from '../../../law/lexicon.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/** 词典条目 One word of the trade and what it says of a key in a context. */
export type LexiconEntry = {
  readonly label: string
  /** The label without what printers vary. */
  readonly plain: string
  readonly forms: readonly string[]
  readonly side: Side | null
  readonly place: LexiconPlace
  readonly dimension: string
  readonly member: string
}

export type LexiconPlace = 'title' | 'phrase' | 'form' | 'header' | 'row' | 'sentence' | 'code'

const entries = lazy((): readonly LexiconEntry[] =>
  rowsOfTsv(lexiconText).map((row) => {
    const [forms = '*', side = '*', place = ''] = (row['context'] ?? '').split('/')
    return {
      label: row['label'] ?? '',
      plain: plainLabel(row['label'] ?? ''),
      forms: forms === '*' ? [] : forms.split(',').map((form) => form.trim()),
      side: side === 'revenue' || side === 'expenditure' ? side : null,
      place: place as LexiconPlace,
      dimension: row['dimension'] ?? '',
      member: row['member'] ?? '',
    }
  }),
)

const byPlaceAndLabel = lazy(() => indexedBy(({ place, plain }) => `${place} ${plain}`))
const byPlaceAndParts = lazy(() => indexedBy(({ place, plain }) => `${place} ${anyAnd(plain)}`))

function indexedBy(slotOf: (entry: LexiconEntry) => string): ReadonlyMap<string, readonly LexiconEntry[]> {
  const index = new Map<string, LexiconEntry[]>()
  for (const entry of entries()) {
    const slot = slotOf(entry)
    index.set(slot, [...(index.get(slot) ?? []), entry])
  }
  return index
}

/** 公务用车购置和运行维护费, 公务用车购置及运行维护费: one word joined in any of the ways there are. */
const anyAnd = (plain: string): string => plain.replace(/[和与及、]/gu, '及')

/** The entries of a label as printed; where none has it so, of the label joined by another 和. */
function entriesOf(place: LexiconPlace, label: string): readonly LexiconEntry[] {
  const plain = plainLabel(label)
  return (
    byPlaceAndLabel().get(`${place} ${plain}`) ?? byPlaceAndParts().get(`${place} ${anyAnd(plain)}`) ?? []
  )
}

const byPlace = lazy(() => {
  const index = new Map<LexiconPlace, LexiconEntry[]>()
  for (const entry of entries()) index.set(entry.place, [...(index.get(entry.place) ?? []), entry])
  return index
})

/** All entries of one place (titles, phrases), in the order of trial. */
export const lexiconOf = (place: LexiconPlace): readonly LexiconEntry[] => byPlace().get(place) ?? []

/** 是否用词 Does the lexicon know this label in a place, in whatever form or side? */
export const wordsKnown = (place: LexiconPlace, label: string): boolean => entriesOf(place, label).length > 0

/**
 * 归一的词 A label without what printers vary: spaces, quotation marks, ordinals (一、 1. (2) 其中：), full-width
 * brackets, trailing units in brackets.
 */
export function plainLabel(label: string): string {
  const known = plainLabels.get(label)
  if (known !== undefined) return known
  const plain = withoutVariants(label)
  if (label.length > longestKept) return plain
  if (plainLabels.size >= mostKept) plainLabels.clear()
  plainLabels.set(label, plain)
  return plain
}

/** The same few labels are asked for again and again: the plain forms of the last thousands are kept. */
const plainLabels = new Map<string, string>()
const mostKept = 8_192
const longestKept = 60

function withoutVariants(label: string): string {
  return label
    .replace(/\s+/gu, '')
    .replace(/[（﹙]/gu, '(')
    .replace(/[）﹚]/gu, ')')
    .replace(/[“”‘’"'《》]/gu, '')
    .replace(/^其中[:：]?/u, '')
    .replace(
      /^(?:[(][一二三四五六七八九十]{1,3}[)][、.．]?|[一二三四五六七八九十]{1,3}[、.．]|[(]\d{1,2}[)][、.．]?|\d{1,2}[)、.．](?!\d)|[①-⑳])/u,
      '',
    )
    .replace(/^其中[:：]?/u, '')
    .replace(/[(](?:万元|元|%|(?:金额)?单位[:：](?:万元|元))[)]$/u, '')
    .replace(/[:：]$/u, '')
}

/**
 * 查词 What a label says in a place: the entries of the most specific context that knows it (form before side before
 * any). Empty when the word is unknown: an unknown word never becomes a root.
 */
export function lookUp(
  place: LexiconPlace,
  label: string,
  context: { readonly form: string | null; readonly side: Side | null },
): readonly LexiconEntry[] {
  const found = entriesOf(place, label)
  const fitting = found.filter(
    (entry) =>
      (entry.forms.length === 0 || (context.form !== null && entry.forms.includes(context.form))) &&
      (entry.side === null || entry.side === context.side),
  )
  const rank = (entry: LexiconEntry) => (entry.forms.length > 0 ? 2 : 0) + (entry.side ? 1 : 0)
  const best = Math.max(...fitting.map(rank), 0)
  return fitting.filter((entry) => rank(entry) === best)
}

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

/** 坐标 The coordinates that entries give; `all` resets a dimension. Null when they give none. */
export function coordinatesOf(found: readonly LexiconEntry[], start: Key = {}): Key | null {
  let key: Key | null = null
  for (const { dimension, member } of found) {
    if (isDimension(dimension)) key = withCoordinates(key ?? start, { [dimension]: member })
  }
  return key
}

/** What may stand before a word that names the whole: a year, the unit, 部门. */
const beforeWhole =
  /(?:^|年|年度|部门|单位|本级|[区市县省]级|财务|综合|预算|决算|公开|局|委|办|厅|室|中心|院|校|会|处|站|所|队|府|区|县|市)$/u

/**
 * 表式 The form a title names (law/lexicon.tsv, in order of trial), or null. Words joined by & must all occur; a word
 * after ^ must speak of the whole (部门支出预算表), not of one kind of money (会议费支出预算表).
 */
export function formOfTitle(title: string): string | null {
  const plain = plainLabel(title)
  if (plain === '') return null
  return (
    lexiconOf('title').find(({ plain: label }) => label.split('&').every((word) => names(plain, word)))
      ?.member ?? null
  )
}

function names(title: string, word: string): boolean {
  if (!word.startsWith('^')) return title.includes(word)
  const at = title.indexOf(word.slice(1))
  return at >= 0 && beforeWhole.test(title.slice(0, at))
}
