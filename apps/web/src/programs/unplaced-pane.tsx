import type { Place, Unplaced, UnplacedKind } from '@mingzhang/model'
import { useMemo, useState } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { whereInWords } from '../document/place-names.ts'
import { groupBy } from '../parts/group-by.ts'
import { locate, type SourceIndex } from '../places/source-index.ts'
import { useWords } from '../words/use-words.ts'

/** 未归位 Numbers that found no home, and what they seem to be: nothing is lost silently. */
export function UnplacedPane() {
  const words = useWords()
  const { reading } = useDocumentInUse()
  const { unplaced } = reading.detail.disclosure
  const kinds = useMemo(() => kindsOf(unplaced), [unplaced])
  const [kind, setKind] = useState<UnplacedKind | null>(null)
  if (unplaced.length === 0) {
    return (
      <div className="empty">
        <h2>{words.unplaced.none}</h2>
        <p>{words.unplaced.noneBody}</p>
      </div>
    )
  }
  return (
    <div className="whole-pane">
      <fieldset className="kinds">
        <legend className="unseen">{words.unplaced.seems}</legend>
        {kinds.map(([one, count]) => (
          <button
            key={one}
            type="button"
            className="btn small"
            aria-pressed={kind === one}
            onClick={() => setKind(kind === one ? null : one)}
          >
            {words.unplaced.kinds[one]} <span className="mut">{count}</span>
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard. */}
      <section className="read-scroll" tabIndex={0} aria-label={words.unplaced.caption}>
        <table className="work unplaced">
          <caption className="unseen">{words.unplaced.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.unplaced.place}
              </th>
              <th scope="col" className="n">
                {words.unplaced.text}
              </th>
              <th scope="col">{words.unplaced.seems}</th>
              <th scope="col">{words.unplaced.context}</th>
            </tr>
          </thead>
          <tbody>
            {unplaced.map((number, at) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
              kind === null || number.seems === kind ? <NumberRow key={at} number={number} /> : null,
            )}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** What the numbers seem to be, the unknown ones first, then the most frequent. */
function kindsOf(unplaced: readonly Unplaced[]): readonly (readonly [UnplacedKind, number])[] {
  const counts = [...groupBy(unplaced, ({ seems }) => seems)].map(
    ([kind, all]) => [kind, all.length] as const,
  )
  return counts.sort(
    ([a, countA], [b, countB]) => Number(b === 'unknown') - Number(a === 'unknown') || countB - countA,
  )
}

function NumberRow({ number }: { readonly number: Unplaced }) {
  const words = useWords()
  const { reading, goTo } = useDocumentInUse()
  const { text, place, seems } = number
  const [before, after] = around(reading.index, place)
  return (
    <tr>
      <td className="n">
        <button type="button" className="plain-button" onClick={() => goTo(place)}>
          {whereInWords(place, words)}
        </button>
      </td>
      <th scope="row" className="n quoted">
        {text}
      </th>
      <td className={seems === 'unknown' ? 'w' : undefined}>{words.unplaced.kinds[seems]}</td>
      <td className="quoted context">
        {before}
        <b>{place.text}</b>
        {after}
      </td>
    </tr>
  )
}

/** How much of the text around a number is shown, in characters. */
const reach = 22

/** The text before and behind a number in its paragraph or its row. */
function around(index: SourceIndex, place: Place): readonly [string, string] {
  const spot = locate(index, place)[0]
  const block = spot && index.blocks[spot.block]
  if (!spot || !block) return ['', '']
  if (block.kind === 'grid') {
    const cells = (block.rows[spot.row ?? 0]?.cells ?? []).map((cell) => cell.text)
    const at = spot.cell ?? 0
    const own = cells[at] ?? ''
    const row = (texts: readonly string[]) => texts.filter(Boolean).join(' ')
    const before = `${row(cells.slice(0, at))} ${own.slice(0, spot.from ?? 0)}`
    const after = `${own.slice(spot.to ?? own.length)} ${row(cells.slice(at + 1))}`
    return [ending(before), beginning(after)]
  }
  return [
    ending(block.text.slice(0, spot.from ?? 0)),
    beginning(block.text.slice(spot.to ?? block.text.length)),
  ]
}

const ending = (text: string): string => (text.length > reach ? `…${text.slice(-reach)}` : text)
const beginning = (text: string): string => (text.length > reach ? `${text.slice(0, reach)}…` : text)
