import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentSummary } from '../api/documents.ts'
import { problemOf, request } from '../api/request.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 公开按钮 Makes an internal document public; not there for who may not, nor for what is public. */
export function PublishButton({
  document,
  name,
}: {
  readonly document: DocumentSummary
  readonly name: string
}) {
  const words = useWords().people.document
  const announce = useAnnounce()
  const client = useQueryClient()
  const allowed = useMay('document.publish')
  const { mutate, isPending } = useMutation({
    mutationFn: () => request('PUT', `/documents/${document.id}/visibility`, { visibility: 'published' }),
    onSuccess: () => announce(words.published),
    onError: (error) => announce(fill(words.failed, { why: problemOf(error).what })),
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  })
  if (!allowed || document.visibility !== 'internal') return null
  return (
    <button
      type="button"
      className="btn quiet small"
      aria-label={fill(words.publishOne, { name })}
      disabled={isPending}
      onClick={() => mutate()}
    >
      {words.publish}
    </button>
  )
}
