import { recordsOf, type WorkingBook } from '@mingzhang/forms'
import type { BookProblem } from '@mingzhang/model'
import { useWords } from '../../words/use-words.ts'
import { reasonsMissing } from '../pages/reasons-page.tsx'

/** 录入的各页 The pages of a book. */
export const pageNames = [
  'entries',
  'programmes',
  'counts',
  'assets',
  'procurement',
  'costing',
  'reasons',
  'texts',
  'basics',
] as const

export type PageName = (typeof pageNames)[number]

type TabsProperties = {
  readonly working: WorkingBook
  readonly page: PageName
  readonly choose: (page: PageName) => void
  readonly problems: readonly BookProblem[]
  readonly toPreview: () => void
}

/** 页签 The pages of the book, with how much stands in each. */
export function PageTabs({ working, page, choose, problems, toPreview }: TabsProperties) {
  const words = useWords().book
  const missing = reasonsMissing(problems).length
  const counts = (name: PageName): number =>
    name === 'entries' ? working.rows.length : name === 'basics' ? 0 : recordsOf(working.fields, name).length
  return (
    <div className="page-tabs">
      <div role="tablist">
        {pageNames.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === page}
            onClick={() => choose(name)}
          >
            {words.pages[name]}
            {name === 'reasons' && missing > 0 ? (
              <span className="sv e plain">{missing}</span>
            ) : (
              counts(name) > 0 && <small>{counts(name)}</small>
            )}
          </button>
        ))}
      </div>
      <button type="button" className="to-preview" onClick={toPreview}>
        {words.preview.toPreview}
      </button>
    </div>
  )
}
