import { useRef } from 'react'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { chosenFiles, mostFiles } from './dropped-files.ts'
import { useUpload } from './upload-context.ts'

type Properties = { readonly chosen?: () => void }

/** 放入处 Where a batch is laid on the desk: choose a folder, an archive or files, or drop them anywhere. */
export function DropArea({ chosen }: Properties) {
  const words = useWords().review.drop
  const { send } = useUpload()
  const folder = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    const list = chosenFiles(input.files)
    input.value = ''
    chosen?.()
    send(list)
  }
  return (
    <div className="drop-area">
      <strong>{words.title}</strong>
      <p>{fill(words.hint, { n: mostFiles })}</p>
      <p className="mut">{words.formats}</p>
      <p className="mut">{words.desk}</p>
      <input
        ref={(input) => {
          folder.current = input
          if (input) input.webkitdirectory = true
        }}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={words.folder}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={files}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={words.files}
        onChange={(event) => take(event.currentTarget)}
      />
      <div className="drop-acts">
        <button type="button" className="btn primary" onClick={() => folder.current?.click()}>
          {words.folder}
        </button>
        <button type="button" className="btn" onClick={() => files.current?.click()}>
          {words.files}
        </button>
      </div>
    </div>
  )
}
