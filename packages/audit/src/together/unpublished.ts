import { cite } from '@mingzhang/law'
import { type Finding, findingId, formatAmount, type Relation, type Statement } from '@mingzhang/model'
import { isGuest } from './guests.ts'
import { type Joint, volumeOfStatement } from './join-volumes.ts'
import { placeOfSpot } from './spots.ts'
import type { Volume } from './volume.ts'

const rule = 'across-documents/last-year-as-published'

/**
 * 上年没有公开的上年数 A figure of last year for which last year's complete table has no line, or a blank. Accounts are
 * renumbered now and then, so this is a warning.
 */
export function unpublished(
  relations: readonly Relation[],
  volumes: readonly Volume[],
  { disclosure }: Joint,
): Finding[] {
  return relations.flatMap((relation) => {
    const [stated, more] = relation.left
    const isOfBlank = relation.kind === 'equal' && relation.right.length === 0
    if (relation.verdict !== 'fails' || !isOfBlank || !stated || more) return []
    if (stated.key.measure === 'change' || !isGuest(stated, volumes) || isOwn(relation, volumes)) return []
    const { tables } = disclosure
    const { from } = stated
    const table = from.kind === 'cell' ? tables.find(({ id }) => id === from.table) : undefined
    const row = from.kind === 'cell' ? table?.rows[from.r]?.name : undefined
    return [findingOf(stated, relation, row ? `《${table?.title ?? ''}》“${row.trim()}”` : '文中')]
  })
}

/** Does the volume contradict it by itself? Then the volume's own finding says so. */
function isOwn({ left }: Relation, volumes: readonly Volume[]): boolean {
  const [stated] = left
  const volume = stated && volumes[volumeOfStatement(stated)]
  const id = stated?.id.slice(stated.id.indexOf('.') + 1)
  return (
    volume?.relations.some(
      ({ verdict, left: [one], right }) => verdict === 'fails' && right.length === 0 && one?.id === id,
    ) ?? false
  )
}

function findingOf({ place, amount, key }: Statement, { assumed }: Relation, where: string): Finding {
  const figure = `${formatAmount(amount)} ${amount.unit}`
  return {
    id: findingId(rule, [placeOfSpot(place)]),
    rule,
    severity: 'warning',
    certainty: 'possible',
    what: `${where}的 ${key.year ?? ''} 年数是 ${figure}，${key.year ?? ''} 年公开的文件里没有这一笔`,
    why: `${assumed.join('；')}。上年数应当就是上年公开的本年数；科目调整的，应当写明`,
    toDo: '核对上年公开的文件：填错的改正，科目或口径调整的写明',
    basis: [cite('disclosure-procedure-4'), cite('disclosure-procedure-3')],
    figures: null,
    cause: null,
    correction: null,
    places: [place],
    evidence: [],
  }
}
