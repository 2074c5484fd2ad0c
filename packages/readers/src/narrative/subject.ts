import type { Clause, Step, WordHit } from './clauses.ts'
import type { Mark } from './marks.ts'
import type { Word } from './words.ts'

/** 主词 What a number is about. */
export type Subject = {
  /** The words that name the measure, modifiers first; empty when none does. */
  readonly hits: readonly WordHit[]
  readonly measure: string | null
  /** Everything in the clause is understood. */
  readonly sure: boolean
  /** Words are known, but something beside them is not: what follows in the sentence is doubtful too. */
  readonly doubtful: boolean
  readonly start: number
}

export const has = (clause: Clause, kind: Mark['kind']): boolean =>
  clause.marks.some(({ mark }) => mark.kind === kind)

/** What the number is about: words of its own clause, else of the clauses before it. */
export function subjectOf({ lead, number }: Step, text: string): Subject {
  const main = lead.clauses.at(-1)
  if (!main) return nothing(0)
  if (main.words.length > 0 && !isCompound(main)) return fromWords(main, text)
  if (main.rest !== '' || main.words.length > 0) {
    const measure = measureText(text, main) ?? (number ? nounBehind(text, number.end) : null)
    return { ...nothing(main.start), measure }
  }
  for (let at = lead.clauses.length - 2; at >= 0; at -= 1) {
    const clause = lead.clauses[at]
    if (clause && clause.words.length > 0) return { ...fromWords(clause, text), start: main.start }
    if (clause && clause.rest !== '') break
  }
  return { ...nothing(main.start), measure: number ? nounBehind(text, number.end) : null }
}

const nothing = (start: number): Subject => ({ hits: [], measure: null, sure: false, doubtful: false, start })

function fromWords(clause: Clause, text: string): Subject {
  const sure = clause.rest === '' && !clause.listed
  const label = [
    ...new Set(clause.words.map((hit) => hit.words[0]?.label.replace(/[。:：]$/u, '') ?? '')),
  ].join('')
  return {
    hits: clause.words,
    measure: sure ? label : (measureText(text, clause) ?? label),
    sure,
    doubtful: clause.rest !== '',
    start: clause.start,
  }
}

/** 办公用房水|电费: an account's name that ends a longer word is another thing. */
function isCompound(clause: Clause): boolean {
  const onlyAccounts = clause.words.every((hit) => hit.words.every((word) => word.kind === 'economic'))
  return onlyAccounts && clause.rest !== ''
}

const leadIn =
  /^.*(?:其中|分别为|包括|主要是|主要为|原因是|原因为|用于|(?:19|20)\d{2}年度?(?:度)?|我部门|我单位|本部门|本单位|所属各预算单位|共有|一是|二是|三是)/u
const printedNumber = /-?[\d.,]+(?:[-—–~～至/][\d.,]+)?[^\d，,。；;]{0,10}$/u
const bound =
  /(?:数量)?(?:不少于|不低于|不超过|不高于|大于等于|小于等于|大于|小于|高于|低于|超过|达到|达|至少|预计|约|近|[≥≤=＝><]|为|是|共计|各|在|\s)+$/u

/** The words before a number without lead-in and bound: 其中服务面积不少于 → 服务面积. */
function measureText(text: string, clause: Clause): string | null {
  const cut = text
    .slice(clause.start, clause.end)
    .replace(printedNumber, '')
    .replace(leadIn, '')
    .replace(/^\d{1,2}[.、]/u, '')
    .replace(bound, '')
    .trim()
  return /\p{Script=Han}{2}/u.test(cut) ? cut : null
}

/** 内设7个职能科室: the thing counted stands behind the number. */
const nounBehind = (text: string, end: number): string | null =>
  /^\p{Script=Han}{2,14}/u.exec(text.slice(end, end + 14))?.[0] ?? null

/** What a heading names, where nothing nearer does. */
export const subjectOfHeading = (word: Word, start: number): Subject => ({
  hits: [{ words: [word], start, end: start }],
  measure: word.label,
  sure: true,
  doubtful: false,
  start,
})
