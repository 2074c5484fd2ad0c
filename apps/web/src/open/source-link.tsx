import type { Place } from '@mingzhang/model'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'

type Properties = {
  readonly document: string
  readonly place: Place | null
  /** What the figure is, for those who only hear it. */
  readonly name: string
  readonly children: ReactNode
}

/** 数到出处 A figure that leads to where it stands; one without a place is only a figure. */
export function SourceLink({ document, place, name, children }: Properties) {
  const { open } = useWords()
  if (!place) return <>{children}</>
  return (
    <Link href={sourceAddress(document, place)} className="figure" title={open.source}>
      {children}
      <span className="unseen">{fill(open.sourceOf, { name })}</span>
    </Link>
  )
}
