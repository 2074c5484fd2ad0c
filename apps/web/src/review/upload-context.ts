import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type Problem, problemOf } from '../api/request.ts'
import { uploadBatch } from '../api/upload-batch.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { mostFiles } from './dropped-files.ts'

/** 上传 Files on their way to the desk; null when none are. */
export type Upload = {
  readonly sending: { readonly files: number; readonly share: number } | null
  readonly problem: Pick<Problem, 'what' | 'why' | 'toDo'> | null
  /** Lays files on the desk as one batch, and opens its board when they are there. */
  readonly send: (files: readonly File[]) => void
  readonly stop: () => void
  /** Sends what was not sent once more; null where nothing was. */
  readonly again: (() => void) | null
}

const nothing = () => undefined

export const UploadContext = createContext<Upload>({
  ...{ sending: null, problem: null, again: null },
  ...{ send: nothing, stop: nothing },
})

/** 本页的上传 What is on its way to the desk. */
export const useUpload = (): Upload => useContext(UploadContext)

/** Holds the upload of the room. */
export function useUploadState(): Upload {
  const words = useWords().review.drop
  const client = useQueryClient()
  const announce = useAnnounce()
  const [, navigate] = useLocation()
  const [sending, setSending] = useState<Upload['sending']>(null)
  const [problem, setProblem] = useState<Upload['problem']>(null)
  const stop = useRef<AbortController>(null)
  const last = useRef<readonly File[]>([])

  const send = async (files: readonly File[]): Promise<void> => {
    if (stop.current) return
    last.current = files
    const wrong = files.length === 0 ? words.none : files.length > mostFiles ? words.many : null
    if (wrong !== null) {
      setProblem({ what: fill(wrong, { n: mostFiles }), why: '', toDo: words.formats })
      return
    }
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    setSending({ files: files.length, share: 0 })
    try {
      const report = (share: number) => setSending({ files: files.length, share })
      const { id, files: laid } = await uploadBatch(files, control.signal, report)
      last.current = []
      announce(fill(words.sent, { n: laid }), 'shown')
      await client.invalidateQueries({ queryKey: ['review', 'batches'] })
      navigate(`/review/${id}`)
    } catch (error) {
      if (!control.signal.aborted) setProblem(problemOf(error))
    } finally {
      stop.current = null
      setSending(null)
    }
  }

  return {
    ...{ sending, problem },
    send: (files) => void send(files),
    stop: () => stop.current?.abort(),
    again: last.current.length > 0 && last.current.length <= mostFiles ? () => void send(last.current) : null,
  }
}
