import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { PageItem } from './page-items.ts'

type Properties = {
  readonly item: Extract<PageItem, { kind: 'fold' }>
  readonly unfold: () => void
}

/** 折起的页 The dashed strip that says which pages are left out. */
export function PagesFold({ item: { from, to }, unfold }: Properties) {
  const { document: words } = useWords()
  return (
    <button type="button" className="fold" title={words.unfold} onClick={unfold}>
      <span>{from === to ? fill(words.foldPage, { n: from }) : fill(words.foldPages, { from, to })}</span>
    </button>
  )
}
