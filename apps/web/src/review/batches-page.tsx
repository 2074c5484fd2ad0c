import type { Batch } from '@mingzhang/cycle'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { problemOf } from '../api/request.ts'
import { fetchBatches, removeBatch } from '../api/review.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useTitle } from '../parts/use-title.ts'
import { localTime } from '../people/local-time.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { DropArea } from './drop-area.tsx'
import { LateBooks } from './late-books.tsx'
import { RejectedRules } from './rejected-rules.tsx'
import { UploadBar } from './upload-bar.tsx'

/** 批次清单 The first page of the desk: where a batch is laid, and the batches that lie there. */
export function BatchesPage() {
  const words = useWords()
  const mayDecide = useMay('review.decide')
  const [doomed, setDoomed] = useState<Batch | null>(null)
  const batches = useQuery({
    queryKey: ['review', 'batches'],
    queryFn: ({ signal }) => fetchBatches(signal),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.batches.some((batch) => batch.state === 'running') ? 2_000 : false,
  })
  useTitle(words.review.title, words.app.name)
  const all = batches.data?.batches ?? []
  return (
    <main id="content" tabIndex={-1} className="pad batches-page">
      <h1>{words.review.title}</h1>
      <UploadBar />
      {mayDecide ? <DropArea /> : <p className="mut">{words.review.drop.readOnly}</p>}
      {batches.isPending && (
        <p role="status" className="mut">
          {words.review.loading}…
        </p>
      )}
      {batches.isError && (
        <Trouble
          what={words.review.failed}
          why={batches.error.message}
          toDo={words.review.failedToDo}
          retry={() => void batches.refetch()}
        />
      )}
      {all.length > 0 && <BatchTable batches={all} remove={mayDecide ? setDoomed : null} />}
      <LateBooks />
      <RejectedRules />
      {doomed && <RemoveDialog batch={doomed} close={() => setDoomed(null)} />}
    </main>
  )
}

type TableProperties = {
  readonly batches: readonly Batch[]
  readonly remove: ((batch: Batch) => void) | null
}

function BatchTable({ batches, remove }: TableProperties) {
  const { review } = useWords()
  const { columns } = review
  return (
    <table className="work batches">
      <caption className="unseen">{review.batches}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col" className="n">
            {columns.files}
          </th>
          <th scope="col" className="n">
            {columns.read}
          </th>
          <th scope="col" className="n">
            {columns.refused}
          </th>
          <th scope="col">{columns.at}</th>
          <th scope="col">
            <span className="unseen">{review.remove}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <BatchRow key={batch.id} batch={batch} remove={remove} />
        ))}
      </tbody>
    </table>
  )
}

function BatchRow({ batch, remove }: Omit<TableProperties, 'batches'> & { readonly batch: Batch }) {
  const { review } = useWords()
  const { files, name } = batch
  return (
    <tr>
      <th scope="row">
        <Link href={`/review/${batch.id}`}>{name}</Link>
      </th>
      <td>
        {review.state[batch.state]}
        {batch.state === 'running' && (
          <progress max={files.total} value={files.total - files.waiting} aria-label={name} />
        )}
      </td>
      <td className="n" data-label={review.columns.files}>
        {files.total}
      </td>
      <td className="n" data-label={review.columns.read}>
        {files.done}
      </td>
      <td className={files.refused > 0 ? 'n e' : 'n mut'} data-label={review.columns.refused}>
        {files.refused}
      </td>
      <td className="when">
        <time dateTime={batch.createdAt}>{localTime(batch.createdAt)}</time>
        <span className="mut"> {fill(review.by, { name: batch.accountName })}</span>
      </td>
      <td className="act">
        {remove && (
          <button
            type="button"
            className="btn quiet small"
            aria-label={fill(review.removeOne, { name })}
            onClick={() => remove(batch)}
          >
            {review.remove}
          </button>
        )}
      </td>
    </tr>
  )
}

function RemoveDialog({ batch, close }: { readonly batch: Batch; readonly close: () => void }) {
  const { review } = useWords()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [why, setWhy] = useState('')
  const remove = async () => {
    try {
      await removeBatch(batch.id)
      await client.invalidateQueries({ queryKey: ['review', 'batches'] })
      announce(fill(review.removed, { name: batch.name }), 'shown')
      close()
    } catch (error) {
      setWhy(problemOf(error).what)
    }
  }
  return (
    <Dialog
      title={review.removeTitle}
      close={close}
      actions={
        <button type="button" className="btn danger" onClick={() => void remove()}>
          {review.remove}
        </button>
      }
    >
      <p>{fill(review.removeBody, { name: batch.name })}</p>
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
    </Dialog>
  )
}
