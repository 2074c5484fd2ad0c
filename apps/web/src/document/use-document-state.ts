import type { Finding, Place } from '@mingzhang/model'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DocumentDetail } from '../api/documents.ts'
import { locate, type Spot } from '../places/source-index.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { DocumentInUse, Target } from './document-context.ts'
import { figureAt, figureId } from './figure-id.ts'
import { chooseFindings, type Light, lightsOf } from './findings-view.ts'
import { placeNames } from './place-names.ts'
import { type Figure, readDetail } from './reading.ts'
import { type ChangeView, useView } from './use-view.ts'

/** Holds what the page of one document shows. */
export function useDocumentState(detail: DocumentDetail): DocumentInUse {
  const words = useWords()
  const announce = useAnnounce()
  const [view, change] = useView()
  const [folded, setFolded] = useState(true)
  const reading = useMemo(() => readDetail(detail), [detail])
  const names = useMemo(() => placeNames(detail.disclosure, reading.index), [detail, reading])
  const { severity, answer, order } = view
  const shown = useMemo(
    () => chooseFindings(detail.findings, { severity, answer, order }, reading.index),
    [detail, severity, answer, order, reading],
  )
  const selected = detail.findings.find(({ id }) => id === view.finding) ?? null
  const lights = useMemo(() => (selected ? lightsOf(reading.index, selected) : []), [selected, reading])
  const figure = useMemo(() => figureAt(reading, view.at), [reading, view.at])
  const [target, goToSpot] = useTarget(lights, figure, change)

  const goTo = useCallback(
    (place: Place) => {
      const spot = locate(reading.index, place)[0]
      if (spot) goToSpot(spot)
      else announce(words.document.notInSource, 'shown')
    },
    [reading, goToSpot, announce, words],
  )
  const select = useCallback(
    (finding: Finding | null) => {
      change({ finding: finding?.id ?? null, at: null, ...(finding ? { tab: 'source' } : {}) })
      if (!finding) return
      const n = shown.indexOf(finding) + 1
      announce(fill(words.findings.selected, { n, what: finding.what }))
    },
    [change, shown, announce, words],
  )
  const openFigure = useCallback(
    (next: Figure | null) => change({ at: next ? figureId(next) : null }),
    [change],
  )

  return {
    reading,
    view,
    change,
    shown,
    selected,
    lights,
    figure,
    names,
    folded,
    target,
    select,
    openFigure,
    goTo,
    goToSpot,
    setFolded,
  }
}

/**
 * Where the source should scroll to: a new selection goes to its first place; so does an address that
 * names one.
 */
function useTarget(
  lights: readonly Light[],
  figure: Figure | null,
  change: ChangeView,
): readonly [Target | null, (spot: Spot) => void] {
  const [target, setTarget] = useState<Target | null>(null)
  const goToSpot = useCallback(
    (spot: Spot) => {
      change({ tab: 'source' })
      setTarget((before) => ({ spot, turn: (before?.turn ?? 0) + 1 }))
    },
    [change],
  )
  useEffect(() => {
    const first = lights[0]
    if (first) setTarget((before) => ({ spot: first.spot, turn: (before?.turn ?? 0) + 1 }))
  }, [lights])
  useEffect(() => {
    if (figure && lights.length === 0) setTarget((before) => before ?? { spot: figure.spot, turn: 1 })
  }, [figure, lights])
  return [target, goToSpot]
}
