import { editionOf } from '@mingzhang/law'

/** 版式要的栏 What an edition prints of programmes and assets beside their figures: it decides what is asked for. */
export type EditionFields = {
  /** Labels of the parts of a programme's budget. */
  readonly parts: readonly string[]
  /** Labels of the dates of its plan of payments. */
  readonly plan: readonly string[]
  /** Is there a table of targets of the whole unit? */
  readonly overall: boolean
  /** Groups of assets with their labels, in the order of the form. */
  readonly assets: readonly { readonly asset: string; readonly label: string }[]
}

const none: EditionFields = { parts: [], plan: [], overall: false, assets: [] }
const known = new Map<string, EditionFields>()

/** The fields of an edition; none where there is no such edition. */
export function editionFields(id: string | null): EditionFields {
  const edition = id === null ? null : editionOf(id)
  if (id === null || !edition) return none
  const before = known.get(id)
  if (before) return before
  const blocks = edition.tables.flatMap((table) => table.blocks.map(({ text }) => text))
  const planAt = blocks.findIndex((text) => text.includes('{plan 1}'))
  const made: EditionFields = {
    parts: [
      ...new Set(
        blocks.flatMap((text) => [...text.matchAll(/\{part ([^}]+)\}/gu)].map(([, name = '']) => name)),
      ),
    ],
    plan: planAt < 1 ? [] : labelsOf(blocks[planAt - 1] ?? '').slice(1),
    overall: edition.tables.some(({ layout }) => layout === 'overall'),
    assets: edition.tables
      .filter(({ layout }) => layout === 'asset')
      .flatMap(({ rows }) => rows.map(({ key, label }) => ({ asset: key.asset ?? '', label: label.trim() }))),
  }
  known.set(id, made)
  return made
}

const labelsOf = (block: string): readonly string[] =>
  block.split('|').map((cell) => cell.replace(/:\d+$/u, ''))

/**
 * 支出计划成立否 Shares of a year's plan are cumulative: none is smaller than the one before, and the last is the whole.
 *
 * @returns the place of the first share that cannot be; null where all can, or nothing is filled in
 */
export function brokenPlan(plan: readonly string[]): number | null {
  if (plan.every((share) => share.trim() === '')) return null
  let before = 0
  for (const [at, share] of plan.entries()) {
    const text = share.normalize('NFKC').trim().replace(/%$/u, '')
    if (!/^\d+(?:\.\d+)?$/u.test(text)) return at
    const number = Number(text)
    if (number < before || number > 100 || (at === plan.length - 1 && number !== 100)) return at
    before = number
  }
  return null
}
