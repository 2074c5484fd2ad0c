import { useWords } from '../words/use-words.ts'

/** 还在读 Stands where something of the document is not here yet. */
export function StillReading() {
  const { document: words } = useWords()
  return (
    <p className="empty still-reading" role="status">
      {words.loading}…
    </p>
  )
}
