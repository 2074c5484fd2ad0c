import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  /** Name of the file that is being read. */
  readonly busy: string | null
  readonly trouble: string | null
  readonly paste: (text: string) => void
  readonly file: (file: File) => void
}

/** 从哪里导入 A place to paste cells into or to drop a file on, and a file to be chosen. */
export function ImportSource({ busy, trouble, paste, file }: Properties) {
  const words = useWords().bookImport
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first) file(first)
  }
  return (
    <>
      <textarea
        className="paste-here"
        rows={6}
        aria-label={words.hold}
        placeholder={words.hold}
        onPaste={(event) => {
          event.preventDefault()
          paste(event.clipboardData.getData('text/plain'))
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files)
        }}
        onChange={(event) => paste(event.currentTarget.value)}
      />
      <label className="text-field line">
        <b>{words.file}</b>
        <input
          type="file"
          accept=".xlsx,.xls,.csv,.tsv,.txt,.htm,.html,.et,.ods"
          disabled={busy !== null}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
      {busy !== null && <p>{fill(words.reading, { file: busy })}</p>}
      {trouble !== null && (
        <p role="alert">
          <span className="sv e plain">{`${words.failed}${trouble}`}</span>
        </p>
      )}
    </>
  )
}
