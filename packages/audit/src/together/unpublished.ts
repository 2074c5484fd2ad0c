import { cite, contains, keyInWords } from '@mingzhang/law'
import {
  dimensions,
  type Finding,
  findingId,
  formatAmount,
  type Key,
  type Relation,
  type Statement,
} from '@mingzhang/model'
import { isGuest } from './guests.ts'
import { volumeOfStatement } from './join-volumes.ts'
import { placeOfSpot } from './spots.ts'
import type { Volume } from './volume.ts'

const rule = 'across-documents/last-year-as-published'

/**
 * 上年没有公开的上年数 Figures of last year for which last year's complete tables have no line, or a blank: one warning for
 * all of a document, since accounts are renumbered now and then.
 */
export function unpublished(relations: readonly Relation[], volumes: readonly Volume[]): Finding[] {
  const strangers = relations.flatMap((relation): Stranger[] => {
    const [stated, more] = relation.left
    const isOfBlank = relation.kind === 'equal' && relation.right.length === 0
    if (relation.verdict !== 'fails' || !isOfBlank || !stated || more) return []
    const isLevel = stated.key.measure !== 'change' && isGuest(stated, volumes)
    return isLevel && !isOwn(stated, volumes) ? [{ stated, assumed: relation.assumed }] : []
  })
  const finest = strangers.filter(
    ({ stated }) =>
      !strangers.some((other) => other.stated !== stated && isWithin(other.stated.key, stated.key)),
  )
  const byVolume = Map.groupBy(finest, ({ stated }) => volumeOfStatement(stated))
  return [...byVolume.values()].map(findingOf)
}

type Stranger = { readonly stated: Statement; readonly assumed: readonly string[] }

const isWithin = (part: Key, whole: Key): boolean =>
  dimensions.every((dimension) => contains(dimension, whole[dimension], part[dimension]))

/** Does the volume contradict it by itself? Then the volume's own finding says so. */
function isOwn(stated: Statement, volumes: readonly Volume[]): boolean {
  const volume = volumes[volumeOfStatement(stated)]
  const id = stated.id.slice(stated.id.indexOf('.') + 1)
  return (
    volume?.relations.some(
      ({ verdict, left: [one], right }) => verdict === 'fails' && right.length === 0 && one?.id === id,
    ) ?? false
  )
}

function findingOf(strangers: readonly Stranger[]): Finding {
  const places = strangers.map(({ stated }) => stated.place)
  const listed = strangers.map(
    ({ stated: { key, amount } }) => `${keyInWords(key)} ${formatAmount(amount)} ${amount.unit}`,
  )
  const grounds = [...new Set(strangers.flatMap(({ assumed }) => assumed))]
  return {
    id: findingId(rule, places.map(placeOfSpot)),
    rule,
    severity: 'warning',
    certainty: 'possible',
    what: `所列的上年数，上年公开的文件里没有：${listed.join('；')}`,
    why: `上年数应当就是上年公开的本年数；科目调整的，应当写明。${grounds.slice(0, 2).join('；')}`,
    toDo: '核对上年公开的文件：填错的改正，科目或口径调整的写明',
    basis: [cite('disclosure-procedure-4'), cite('disclosure-procedure-3')],
    figures: null,
    cause: null,
    correction: null,
    places,
    evidence: [],
  }
}
