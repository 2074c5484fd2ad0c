import type { Severity, Verdict } from '@mingzhang/model'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { FindingOrder } from './findings-view.ts'

export const tabs = ['source', 'tables', 'programs', 'claims', 'unplaced'] as const
export type Tab = (typeof tabs)[number]

/** 看到哪里 What the address says of the page: it can be shared and comes back the same. */
export type View = {
  readonly tab: Tab
  readonly finding: string | null
  /** The figure looked at: the cell or paragraph, and the character it starts with. */
  readonly at: string | null
  readonly severity: Severity | null
  readonly answer: Verdict | null
  readonly order: FindingOrder
  readonly table: string | null
  readonly program: string | null
  /** `read`: the source as read, where its format has a look of its own. */
  readonly look: 'read' | null
  /** A place that another document pointed at (`encodePlace`). */
  readonly place: string | null
  /** The sheet of a workbook that is shown; null follows what is selected. */
  readonly sheet: string | null
  /** The board of the review desk from which the document was opened, and the errors alike that are walked. */
  readonly batch: string | null
  readonly cluster: string | null
  /** The remarks are looked at. */
  readonly remarks: 'shown' | null
}

const severities: readonly Severity[] = ['error', 'warning', 'note']
const verdicts: readonly Verdict[] = ['holds', 'fails', 'unknown', 'inapplicable']

const oneOf = <T extends string>(allowed: readonly T[], value: string | null): T | null =>
  allowed.find((one) => one === value) ?? null

/** 读地址 Reads the view from the address; what is not known is left out. */
export function decodeView(parameters: URLSearchParams): View {
  return {
    tab: oneOf(tabs, parameters.get('tab')) ?? 'source',
    finding: parameters.get('finding'),
    at: parameters.get('at'),
    severity: oneOf(severities, parameters.get('severity')),
    answer: oneOf(verdicts, parameters.get('answer')),
    order: oneOf(['weight', 'place'] as const, parameters.get('order')) ?? 'weight',
    table: parameters.get('table'),
    program: parameters.get('program'),
    look: oneOf(['read'] as const, parameters.get('look')),
    sheet: parameters.get('sheet'),
    place: parameters.get('place'),
    batch: parameters.get('batch'),
    cluster: parameters.get('cluster'),
    remarks: oneOf(['shown'] as const, parameters.get('remarks')),
  }
}

/** 写地址 The address of a view; what is the default is not written. */
export function encodeView(view: View): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(view)) {
    if (value === null || (name === 'tab' && value === 'source') || (name === 'order' && value === 'weight'))
      continue
    parameters.set(name, value)
  }
  return parameters
}

export type ChangeView = (change: Partial<View>) => void

/** The view of the address and how to change it. */
export function useView(): readonly [View, ChangeView] {
  const [parameters, setParameters] = useSearchParams()
  const view = useMemo(() => decodeView(parameters), [parameters])
  const change = useCallback(
    (part: Partial<View>) => {
      setParameters((before) => encodeView({ ...decodeView(before), ...part }), {
        replace: part.tab === undefined || part.tab === view.tab,
      })
    },
    [setParameters, view.tab],
  )
  return [view, change]
}
