import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentSummary } from '../api/documents.ts'
import { problemOf, request } from '../api/request.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 公开按钮 Makes an internal document public, and takes it back; not there for who may not. */
export function PublishButton({
  document,
  name,
}: {
  readonly document: DocumentSummary
  readonly name: string
}) {
  const words = useWords().visibility
  const announce = useAnnounce()
  const client = useQueryClient()
  const isInternal = document.visibility === 'internal'
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      request('PUT', `/documents/${document.id}/visibility`, {
        visibility: isInternal ? 'published' : 'internal',
      }),
    onSuccess: () => announce(isInternal ? words.published : words.withdrawn, 'shown'),
    onError: (error) => announce(fill(words.failed, { why: problemOf(error).what })),
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  })
  if (!document.may?.includes('document.publish')) return null
  return (
    <button
      type="button"
      className="btn quiet small"
      aria-label={fill(isInternal ? words.publishOne : words.withdrawOne, { name })}
      disabled={isPending}
      onClick={() => mutate()}
    >
      {isInternal ? words.publish : words.withdraw}
    </button>
  )
}
