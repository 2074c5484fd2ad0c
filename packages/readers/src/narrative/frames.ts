import type { Frame, KeyContext, Wholes } from './claim-state.ts'
import type { Clause, Lead } from './clauses.ts'
import { keyAlone } from './keys.ts'

/** Opens the listing that the words before a number begin: 其中, 包括, 按支出用途分类. */
export function openListing(lead: Lead, wholes: Wholes): void {
  const { last } = wholes
  const split = splitOf(lead)
  const root = split && outermost(wholes)
  if (split && root) wholes.stack = [narrowed(root, split.side)]
  else if (last && lead.clauses.some((clause) => opensParts(clause, last)) && wholes.stack.at(-1) !== last)
    wholes.stack.push(last)
}

/** Does the clause begin a listing of parts of the figure before it? */
const opensParts = ({ marks }: Clause, last: Frame): boolean =>
  marks.some(({ mark }) => {
    if (mark.kind === 'ofWhich') return last.money || mark.strict
    if (mark.kind === 'usedFor') return last.key?.use === 'running'
    return mark.kind === 'cause' && last.role === 'change' && last.claim?.of === null
  })

function splitOf({ clauses }: Lead) {
  for (const { marks, words } of clauses) {
    for (const { mark } of marks) if (mark.kind === 'split' && words.length === 0) return mark
  }
  return null
}

/** The total of the paragraph: what a second way of splitting splits again. */
export function outermost({ stack, before, last }: Wholes): Frame | null {
  const root = stack[0] ?? before[0] ?? last
  return root?.money && root.role !== 'change' ? root : null
}

/** 支出包括 below a grand total lists what is spent of it. */
function narrowed(root: Frame, side: 'revenue' | 'expenditure' | null): Frame {
  if (side === null || root.key === null) return root
  const open = root.key.use === undefined && root.key.origin === undefined
  const key = open && side === 'expenditure' ? { ...root.key, use: 'expenditure' } : root.key
  return { ...root, key, side }
}

/**
 * 引出下文 The wholes that the paragraphs below list, when a passage ends with 其中： or 如下：; null when it ends otherwise.
 *
 * @param lead what stands behind the last number
 */
export function wholesBelow(lead: Lead, wholes: Wholes, text: string, context: KeyContext): Frame[] | null {
  const main = lead.clauses.at(-2) ?? lead.clauses.at(-1)
  if (!/[:：]$/u.test(text) || !main) return null
  const names = /(?:如下|包括|其中|分别为|分别是|为)[:：]$/u.test(text)
  if (!names) return null
  if (main.words.length > 0) {
    const key = keyAlone(main.words, context)
    const side = main.words.at(-1)?.words[0]?.side ?? null
    return key ? [{ claim: null, key, sure: true, side, year: null, money: true, role: 'other' }] : null
  }
  const open = wholes.stack.length > 0 ? wholes.stack : wholes.last ? [wholes.last] : []
  return open.length > 0 && open.every(({ money, role }) => money && role !== 'change') ? [...open] : null
}
