import { type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { keyInWords } from '@mingzhang/law'
import { type BookProblem, type Dimension, dimensions, type Key } from '@mingzhang/model'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  readonly working: WorkingBook
  readonly problems: readonly BookProblem[]
  readonly editable: boolean
  readonly change: (name: string, value: readonly PlainRecord[], group?: string) => void
}

/** 增减项 What a reason is for, as the field has it, and what is said of its change where one is required. */
type Item = { readonly of: string; readonly title: string; readonly figures: string }

/** 须写原因的增减 Changes above the threshold that have no reason yet. */
export const reasonsMissing = (problems: readonly BookProblem[]): readonly Item[] =>
  problems
    .filter(({ id }) => id === 'narrative/reason-missing')
    .map(({ where, what }) => {
      const of = /^reasons\[(.*)\]$/u.exec(where)?.[1] ?? ''
      const [title = '', figures = ''] = what.replace(/，没有写增减原因$/u, '').split('：')
      return { of: of === '收支总计' ? '' : of, title, figures }
    })

/** 增减原因页 Reasons for changes: those that are required first, then those that are written. */
export function ReasonsPage({ working, problems, editable, change }: Properties) {
  const words = useWords().book.reasons
  const written = recordsOf(working.fields, 'reasons')
  const missing = reasonsMissing(problems).filter(
    ({ of }) => !written.some((one) => textOf(one, 'of') === of),
  )
  const items: readonly Item[] = [
    ...missing,
    ...written.map((one) => {
      const of = textOf(one, 'of') ?? ''
      const required = reasonsMissing(problems).find((item) => item.of === of)
      return required ?? { of, title: titleOf(of), figures: '' }
    }),
  ]
  const textAt = (of: string): string =>
    textOf(written.find((one) => textOf(one, 'of') === of) ?? {}, 'text') ?? ''
  const set = (of: string, text: string) => {
    const others = written.filter((one) => textOf(one, 'of') !== of)
    const at = written.findIndex((one) => textOf(one, 'of') === of)
    const group = `reasons ${of}`
    if (text === '') change('reasons', others, group)
    else change('reasons', others.toSpliced(at < 0 ? others.length : at, 0, { of, text }), group)
  }
  return (
    <div className="book-page">
      <p className="mut">{words.intro}</p>
      {items.length === 0 && <p className="g-empty">{words.none}</p>}
      <ul className="reasons">
        {items
          .toSorted((one, other) => (one.of < other.of ? -1 : 1))
          .map(({ of, title, figures }) => {
            const text = textAt(of)
            return (
              <li key={of} data-reason={of}>
                <label>
                  <span>
                    <b>{title}</b>
                    {figures && <small>{figures}</small>}
                  </span>
                  <span className={`sv plain ${text === '' ? 'e' : 'o'}`}>
                    {text === '' ? words.required : words.written}
                  </span>
                  <textarea
                    rows={2}
                    value={text}
                    placeholder={words.placeholder}
                    readOnly={!editable}
                    onChange={(event) => set(of, event.currentTarget.value)}
                  />
                </label>
              </li>
            )
          })}
      </ul>
    </div>
  )
}

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

function titleOf(of: string): string {
  const key: { [D in Dimension]?: string } = {}
  for (const token of of.split(' ')) {
    const [name = '', member = ''] = token.split('=')
    if (isDimension(name)) key[name] = member
  }
  const found: Key = key
  return keyInWords(found)
}
