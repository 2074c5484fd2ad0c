import type { Finding, Place } from '@mingzhang/model'
import { createContext, useContext } from 'react'
import type { Spot } from '../places/source-index.ts'
import type { Light } from './findings-view.ts'
import type { PlaceNames } from './place-names.ts'
import type { Figure, Reading } from './reading.ts'
import type { ChangeView, View } from './use-view.ts'

/** Where the source should scroll to; `turn` grows so that the same place can be asked for again. */
export type Target = { readonly spot: Spot; readonly turn: number }

/** 这份文件 What every part of the page shares. */
export type DocumentInUse = {
  readonly reading: Reading
  readonly view: View
  readonly change: ChangeView
  /** The findings that the filters leave, in their order. */
  readonly shown: readonly Finding[]
  readonly selected: Finding | null
  readonly lights: readonly Light[]
  readonly figure: Figure | null
  readonly names: PlaceNames
  readonly folded: boolean
  readonly target: Target | null
  readonly select: (finding: Finding | null) => void
  readonly openFigure: (figure: Figure | null) => void
  /** Shows a place in the source. */
  readonly goTo: (place: Place) => void
  readonly goToSpot: (spot: Spot) => void
  readonly setFolded: (folded: boolean) => void
}

export const DocumentContext = createContext<DocumentInUse | null>(null)

/** The document of the page; only parts inside the room ask. */
export function useDocumentInUse(): DocumentInUse {
  const inUse = useContext(DocumentContext)
  if (!inUse) throw new Error('a part of the document page stands outside of it')
  return inUse
}
