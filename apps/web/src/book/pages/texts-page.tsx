import { isList, type Plain, type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  readonly working: WorkingBook
  readonly editable: boolean
  readonly change: (name: string, value: Plain) => void
}

/** 正文页 Texts of the sections that no figure determines: those the edition has, and those the book brings. */
export function TextsPage({ working, editable, change }: Properties) {
  const words = useWords().book
  const texts = recordsOf(working.fields, 'texts')
  const edition = editionOf(textOf(working.fields, 'edition') ?? '')
  const wanted = (edition?.narrative ?? []).filter(({ what }) => what === 'free').map(({ text }) => text)
  const sections = [...new Set([...wanted, ...texts.map((one) => textOf(one, 'section') ?? '')])]
  const paragraphsOf = (section: string): string => {
    const list = texts.find((one) => textOf(one, 'section') === section)?.['paragraphs']
    return isList(list) ? list.filter((one) => typeof one === 'string').join('\n') : ''
  }
  const set = (section: string, text: string) => {
    const next: PlainRecord = { section, paragraphs: text.split('\n') }
    const at = texts.findIndex((one) => textOf(one, 'section') === section)
    change('texts', at < 0 ? [...texts, next] : texts.with(at, next))
  }
  return (
    <div className="book-page">
      {sections.length === 0 && <p className="g-empty">{words.items.empty}</p>}
      {sections.map((section) => (
        <label key={section} className="text-field">
          <b>{section}</b>
          <textarea
            rows={Math.min(12, Math.max(3, Math.ceil(paragraphsOf(section).length / 48)))}
            value={paragraphsOf(section)}
            readOnly={!editable}
            onChange={(event) => set(section, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  )
}
