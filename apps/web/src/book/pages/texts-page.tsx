import { isList, type Plain, type PlainRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import { useRef, useState } from 'react'
import { useWords } from '../../words/use-words.ts'
import type { CompiledView } from '../editor/compiled-view.ts'
import { BoundEditor } from './bound-editor.tsx'
import { FigurePicker } from './figure-picker.tsx'

type Properties = {
  readonly working: WorkingBook
  readonly view: CompiledView
  readonly editable: boolean
  readonly change: (name: string, value: Plain, group?: string) => void
}

/** 正文页 Texts of the sections that no figure determines: those the edition has, and those the book brings. */
export function TextsPage({ working, view, editable, change }: Properties) {
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
    change('texts', at < 0 ? [...texts, next] : texts.with(at, next), `texts ${section}`)
  }
  return (
    <div className="book-page">
      {sections.length === 0 && <p className="g-empty">{words.parts.empty.texts}</p>}
      {sections.map((section) => (
        <SectionText
          key={section}
          section={section}
          text={paragraphsOf(section)}
          view={view}
          editable={editable}
          set={(text) => set(section, text)}
        />
      ))}
    </div>
  )
}

type SectionProperties = {
  readonly section: string
  readonly text: string
  readonly view: CompiledView
  readonly editable: boolean
  readonly set: (text: string) => void
}

function SectionText({ section, text, view, editable, set }: SectionProperties) {
  const words = useWords().book.parts.texts
  const insert = useRef<((placeholder: string) => void) | null>(null)
  const [picking, setPicking] = useState(false)
  return (
    <section className="text-field" data-place={`texts[${section}]`}>
      <header>
        <b>{section === '' ? words.noSection : section}</b>
        {editable && view.publication && (
          <button type="button" className="link" onClick={() => setPicking(true)}>
            {words.insert}
          </button>
        )}
      </header>
      <BoundEditor
        label={section === '' ? words.noSection : section}
        text={text}
        bound={view.bound}
        editable={editable}
        set={set}
        insert={insert}
      />
      {picking && view.publication && (
        <FigurePicker
          publication={view.publication}
          section={section}
          choose={(placeholder) => {
            setPicking(false)
            insert.current?.(placeholder)
          }}
          close={() => setPicking(false)}
        />
      )}
    </section>
  )
}
