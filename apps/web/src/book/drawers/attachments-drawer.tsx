import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addAttachment, type BookAttachment, fetchAttachments, removeAttachment } from '../../api/books.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from '../editor/book-bar.tsx'

type Properties = { readonly address: string; readonly editable: boolean }

/** 附件 Files beside the book: contracts, bases, workings. They are not published. */
export function AttachmentsDrawer({ address, editable }: Properties) {
  const words = useWords().book.parts.attachments
  const client = useQueryClient()
  const queryKey = ['book-attachments', address]
  const list = useQuery({ queryKey, queryFn: () => fetchAttachments(address), staleTime: 0, retry: false })
  const [state, setState] = useState<'ready' | 'busy' | { readonly why: string }>('ready')
  const [going, setGoing] = useState<BookAttachment | null>(null)
  const act = async (work: () => Promise<unknown>) => {
    setState('busy')
    try {
      await work()
      setState('ready')
    } catch (error) {
      setState({ why: error instanceof Error ? error.message : String(error) })
    }
    await client.invalidateQueries({ queryKey })
  }
  const files = list.data?.attachments ?? []
  const trouble = typeof state === 'object' ? state.why : list.error?.message
  return (
    <div className="drawer-body">
      {editable && (
        <label className="btn">
          {state === 'busy' ? words.busy : words.add}
          <input
            type="file"
            className="unseen"
            multiple
            disabled={state === 'busy'}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void act(async () => {
                for (const file of chosen) await addAttachment(address, file)
              })
            }}
          />
        </label>
      )}
      {trouble !== undefined && (
        <p role="alert" className="sv e plain">
          {fill(words.failed, { why: trouble })}
        </p>
      )}
      {list.data && files.length === 0 && <p className="g-empty">{words.none}</p>}
      <ul className="attachments">
        {files.map((file) => (
          <li key={file.id}>
            <a className="link" href={`${address}/attachments/${file.id}`} download={file.fileName}>
              {file.fileName}
            </a>
            {editable && (
              <button type="button" className="link" onClick={() => setGoing(file)}>
                {words.remove}
              </button>
            )}
            <small>
              {fill(words.by, { size: sizeText(file.size), name: file.name, at: clock(file.addedAt) })}
            </small>
          </li>
        ))}
      </ul>
      {going && (
        <Dialog
          title={words.title}
          close={() => setGoing(null)}
          actions={
            <button
              type="button"
              className="btn primary"
              onClick={() => {
                setGoing(null)
                void act(() => removeAttachment(address, going.id))
              }}
            >
              {words.yes}
            </button>
          }
        >
          <p>{fill(words.sure, { name: going.fileName })}</p>
        </Dialog>
      )}
    </div>
  )
}

/** 文件大小 Bytes in the unit that reads best. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_024 * 1_024) return `${Math.ceil(bytes / 1_024)} KB`
  return `${(bytes / 1_024 / 1_024).toFixed(1)} MB`
}
