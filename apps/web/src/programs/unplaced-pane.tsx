import { useDocumentInUse } from '../document/document-context.ts'
import { whereInWords } from '../document/place-names.ts'
import { useWords } from '../words/use-words.ts'

/** 未归位 Numbers that found no home, and what they seem to be: nothing is lost silently. */
export function UnplacedPane() {
  const words = useWords()
  const { reading, goTo } = useDocumentInUse()
  const { unplaced } = reading.detail.disclosure
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard. */}
      <section className="read-scroll" tabIndex={0} aria-label={words.unplaced.caption}>
        <table className="work">
          <caption className="unseen">{words.unplaced.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.unplaced.place}
              </th>
              <th scope="col">{words.unplaced.text}</th>
              <th scope="col">{words.unplaced.seems}</th>
            </tr>
          </thead>
          <tbody>
            {unplaced.map(({ text, place, seems }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
              <tr key={at}>
                <td className="n">
                  <button type="button" className="plain-button" onClick={() => goTo(place)}>
                    {whereInWords(place, words)}
                  </button>
                </td>
                <th scope="row" className="quoted">
                  {text}
                </th>
                <td className={seems === 'unknown' ? 'w' : undefined}>{words.unplaced.kinds[seems]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
