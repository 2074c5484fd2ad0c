import type { ReactNode } from 'react'
import { fill } from '../words/fill.ts'
import '../styles/remarks.css'

/** 一条批注 What every remark has, on a book or on a document. */
export type Remark = {
  readonly id: string
  readonly body: string
  readonly name: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

type Properties = {
  readonly remark: Remark
  /** When it was written, as it is shown. */
  readonly at: string
  readonly words: { readonly resolve: string; readonly reopen: string; readonly resolved: string }
  /** What it is about, leading there. */
  readonly about: ReactNode
  readonly settle: (resolved: boolean) => void
  /** Answers, and how one answers. */
  readonly children?: ReactNode
}

/** 批注项 Who said what when, about what, and whether it is dealt with. */
export function RemarkItem({ remark, at, words, about, settle, children }: Properties) {
  const isOpen = remark.resolvedAt === null
  return (
    <li className={isOpen ? undefined : 'done'}>
      <small>
        {remark.name} · {at}
        {about && ' · '}
        {about}
      </small>
      <p>{remark.body}</p>
      <button type="button" className="link" onClick={() => settle(isOpen)}>
        {isOpen ? words.resolve : words.reopen}
      </button>
      {remark.resolvedBy !== null && <small>{fill(words.resolved, { name: remark.resolvedBy })}</small>}
      {children}
    </li>
  )
}

/** 未了在前 The open remarks first, each in the order it was written. */
export const openFirst = <T extends Remark>(remarks: readonly T[]): readonly T[] =>
  remarks.toSorted((one, other) => Number(one.resolvedAt !== null) - Number(other.resolvedAt !== null))
