import type { Key } from '@mingzhang/model'
import { useWords } from '../../words/use-words.ts'

/** 选中的数 A figure of a form, or a sentence, that was pressed. */
export type PickedFigure = {
  /** What a remark on it is about. */
  readonly about: string
  readonly words: string
  /** Its money; null for a sentence and for a figure that is none. */
  readonly key: Key | null
}

type Properties = {
  readonly picked: PickedFigure
  readonly toEntries: (key: Key) => void
  readonly remark: (about: string, words: string) => void
  readonly close: () => void
}

/** 数从哪里来 What can be done with the figure that was pressed: the entries it comes from, a remark on it. */
export function FigureBar({ picked, toEntries, remark, close }: Properties) {
  const words = useWords().book
  const { about, words: said, key } = picked
  return (
    <div className="figure-bar" role="status">
      <b>{said}</b>
      {key !== null && (
        <button type="button" className="link" onClick={() => toEntries(key)}>
          {words.parts.figure.entries}
        </button>
      )}
      <button type="button" className="link" onClick={() => remark(about, said)}>
        {words.preview.comment}
      </button>
      <button type="button" className="link" onClick={close}>
        {words.parts.find.close}
      </button>
    </div>
  )
}
