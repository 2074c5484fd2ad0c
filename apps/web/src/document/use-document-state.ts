import type { Finding, Place } from '@mingzhang/model'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentDetail } from '../api/documents.ts'
import { locate, type Spot } from '../places/source-index.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { decodePlace } from './decode-place.ts'
import type { DocumentInUse, Target } from './document-context.ts'
import { figureAt, figureId } from './figure-id.ts'
import { chooseFindings, culpritLight, type Light, lightsOf } from './findings-view.ts'
import { placeNames } from './place-names.ts'
import { type Figure, type Reading, readDetail } from './reading.ts'
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
  const pointed = useMemo(() => {
    const place = decodePlace(view.place)
    return place ? (locate(reading.index, place)[0] ?? null) : null
  }, [view.place, reading])
  const [target, goToSpot] = useTarget({ lights, figure, pointed, folded }, change)

  const goTo = useGoTo(reading, goToSpot)
  const select = useCallback(
    (finding: Finding | null) => {
      change({ finding: finding?.id ?? null, at: null, place: null, ...(finding ? { tab: 'source' } : {}) })
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

/** Shows a place; one that is asked for while the document is still coming is shown when it has come. */
function useGoTo(reading: Reading, goToSpot: (spot: Spot) => void): (place: Place) => void {
  const { document: words } = useWords()
  const announce = useAnnounce()
  const [waiting, setWaiting] = useState<Place | null>(null)
  const goTo = useCallback(
    (place: Place) => {
      const spot = locate(reading.index, place)[0]
      setWaiting(spot || reading.complete ? null : place)
      if (spot) goToSpot(spot)
      else announce(reading.complete ? words.notInSource : words.loading, 'shown')
    },
    [reading, goToSpot, announce, words],
  )
  useEffect(() => {
    if (waiting && reading.complete) goTo(waiting)
  }, [waiting, reading, goTo])
  return goTo
}

type Wanted = {
  readonly lights: readonly Light[]
  readonly figure: Figure | null
  /** What the address points at. */
  readonly pointed: Spot | null
  readonly folded: boolean
}

/**
 * Where the source should scroll to: a new selection goes to the figure that is likely wrong, else to its first
 * place; so does an address that names one.
 */
function useTarget(
  { lights, figure, pointed, folded }: Wanted,
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
    const first = culpritLight(lights)
    if (first) setTarget((before) => ({ spot: first.spot, turn: (before?.turn ?? 0) + 1 }))
  }, [lights])
  useEffect(() => {
    if (figure && lights.length === 0) setTarget((before) => before ?? { spot: figure.spot, turn: 1 })
  }, [figure, lights])
  useEffect(() => {
    if (pointed) setTarget((before) => ({ spot: pointed, turn: (before?.turn ?? 0) + 1 }))
  }, [pointed])
  // What was looked at stays in view when the rest unfolds around it.
  const wasFolded = useRef(folded)
  useEffect(() => {
    if (wasFolded.current === folded) return
    wasFolded.current = folded
    if (lights.length > 0) setTarget((before) => before && { spot: before.spot, turn: before.turn + 1 })
  }, [folded, lights])
  return [target, goToSpot]
}
