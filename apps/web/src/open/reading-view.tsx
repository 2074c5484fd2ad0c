import type { OpenSection, OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'
import { OpenState } from './open-state.tsx'
import { useReading } from './use-reading.ts'

/** 情况说明 The narrative as published, section by section. */
export function ReadingView({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const query = useReading(detail.documentId)
  return (
    <OpenState query={query}>
      {({ sections }) => {
        const told = sections.filter(({ paragraphs }) => paragraphs.length > 0)
        if (told.length === 0) return <p className="undisclosed">{open.unit.noReading}</p>
        return (
          <div className="reading">
            {told.map((section, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a document never change.
              <OneSection key={index} section={section} document={detail.documentId} />
            ))}
          </div>
        )
      }}
    </OpenState>
  )
}

function OneSection({ section, document }: { readonly section: OpenSection; readonly document: string }) {
  const { open } = useWords()
  return (
    <section>
      <h2>
        {section.title}
        <Link className="to-source" href={sourceAddress(document, section.place)}>
          {open.source}
        </Link>
      </h2>
      {section.paragraphs.map(({ text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a document never change.
        <p key={index}>{text}</p>
      ))}
    </section>
  )
}
