import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addAttachment, type BookAttachment, fetchAttachments, removeAttachment } from '../../api/books.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from '../editor/clock.ts'

type Properties = { readonly address: string; readonly editable: boolean }

type State = 'ready' | 'busy' | { readonly why: string }

/** The files of a book, and what is being done with them. */
function useAttachments(address: string) {
  const client = useQueryClient()
  const queryKey = ['book-attachments', address]
  const list = useQuery({ queryKey, queryFn: () => fetchAttachments(address), staleTime: 0, retry: false })
  const [state, setState] = useState<State>('ready')
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
  return {
    files: list.data?.attachments ?? null,
    busy: state === 'busy',
    trouble: typeof state === 'object' ? state.why : list.error?.message,
    add: (files: readonly File[]) =>
      act(async () => {
        for (const file of files) await addAttachment(address, file)
      }),
    remove: (id: string) => act(() => removeAttachment(address, id)),
  }
}

/** 附件 Files beside the book: contracts, bases, workings. They are not published. */
export function AttachmentsDrawer({ address, editable }: Properties) {
  const words = useWords().book.parts.attachments
  const { files, busy, trouble, add, remove } = useAttachments(address)
  const [going, setGoing] = useState<BookAttachment | null>(null)
  return (
    <div className="drawer-body">
      {editable && (
        <label className="btn">
          {busy ? words.busy : words.add}
          <input
            type="file"
            className="unseen"
            multiple
            disabled={busy}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void add(chosen)
            }}
          />
        </label>
      )}
      {trouble !== undefined && (
        <p role="alert" className="sv e plain">
          {fill(words.failed, { why: trouble })}
        </p>
      )}
      {files?.length === 0 && <p className="g-empty">{words.none}</p>}
      <ul className="attachments">
        {files?.map((file) => (
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
        <SureDialog
          name={going.fileName}
          close={() => setGoing(null)}
          go={() => {
            setGoing(null)
            void remove(going.id)
          }}
        />
      )}
    </div>
  )
}

type SureProperties = { readonly name: string; readonly close: () => void; readonly go: () => void }

function SureDialog({ name, close, go }: SureProperties) {
  const words = useWords().book.parts.attachments
  const yes = (
    <button type="button" className="btn primary" onClick={go}>
      {words.yes}
    </button>
  )
  return (
    <Dialog title={words.title} close={close} actions={yes}>
      <p>{fill(words.sure, { name })}</p>
    </Dialog>
  )
}

/** 文件大小 Bytes in the unit that reads best. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_024 * 1_024) return `${Math.ceil(bytes / 1_024)} KB`
  return `${Math.ceil((bytes / 1_024 / 1_024) * 10) / 10} MB`
}
