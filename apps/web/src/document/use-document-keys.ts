import type { Verdict } from '@mingzhang/model'
import { useRef } from 'react'
import { useKeys } from '../shell/use-keys.ts'
import type { DocumentInUse } from './document-context.ts'
import { culpritLight } from './findings-view.ts'
import { type Tab, tabs } from './use-view.ts'

const answers: readonly Verdict[] = ['holds', 'fails', 'unknown', 'inapplicable']

/** 文件页的键 J K walk the findings, [ ] the places of one, F folds, Escape clears step by step, 1–4 filter. */
export function useDocumentKeys(inUse: DocumentInUse): void {
  const { view, change, shown, selected, lights, figure, select, openFigure, goToSpot, folded, setFolded } =
    inUse
  const walked = useRef({ finding: '', at: 0 })
  const move = (step: number) => {
    if (shown.length === 0) return
    const at = selected ? shown.indexOf(selected) : -1
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length
    select(shown[next] ?? null)
  }
  const walk = (step: number) => {
    if (!selected || lights.length === 0) return
    const start = Math.max(
      0,
      lights.findIndex(({ role }) => role === 'culprit'),
    )
    if (walked.current.finding !== selected.id) walked.current = { finding: selected.id, at: start }
    const at = (walked.current.at + step + lights.length) % lights.length
    walked.current = { finding: selected.id, at }
    const light = lights[at]
    if (light) goToSpot(light.spot)
  }
  const filter = (answer: Verdict) => change({ answer: view.answer === answer ? null : answer })
  const tabAfter = (tab: Tab): Tab => tabs[(tabs.indexOf(tab) + 1) % tabs.length] ?? 'source'
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '[': () => walk(-1),
    ']': () => walk(1),
    f: () => setFolded(!folded),
    t: () => change({ tab: tabAfter(view.tab) }),
    enter: () => {
      const culprit = culpritLight(lights)
      if (culprit) goToSpot(culprit.spot)
      return culprit !== undefined
    },
    escape: () => {
      if (figure) openFigure(null)
      else if (selected) select(null)
      else change({ answer: null, severity: null })
    },
    ...Object.fromEntries(answers.map((answer, at) => [String(at + 1), () => filter(answer)])),
  })
}
