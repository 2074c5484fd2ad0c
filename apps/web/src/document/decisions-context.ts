import type { Decision, MadeDecision, OnBoard, RuleSwitch } from '@mingzhang/cycle'
import type { Finding } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState } from 'react'
import { fetchDecisions } from '../api/review.ts'
import { type Decider, useDecide } from '../review/use-decide.ts'
import { useKeys } from '../shell/use-keys.ts'
import { useMay } from '../shell/who.ts'
import type { DocumentInUse } from './document-context.ts'
import { useClusterWalk } from './use-cluster-walk.ts'

/** 本文件的意见 What the desk decided of the findings of this document, and how one decides. */
export type Decisions = {
  readonly mayRead: boolean
  readonly mayDecide: boolean
  readonly of: (finding: Finding) => MadeDecision | undefined
  /** Errors and warnings without a decision. */
  readonly left: number
  /** A decision that waits for its reason. */
  readonly asking: Decision | null
  readonly ask: (decision: Decision | null) => void
  readonly make: (finding: Finding, decision: Decision, reason: string) => Promise<void>
  readonly decider: Decider | null
  /** Boards on which the document lies; the one from which it was opened first. */
  readonly boards: readonly OnBoard[]
  /** The rule of a finding, where it is switched off at this desk. */
  readonly silenced: (finding: Finding) => RuleSwitch | undefined
}

const none: Decisions = {
  ...{ mayRead: false, mayDecide: false, of: () => undefined, left: 0, asking: null, decider: null },
  ask: () => undefined,
  make: async () => undefined,
  ...{ boards: [], silenced: () => undefined },
}

export const DecisionsContext = createContext<Decisions>(none)

/** The decisions on this document. */
export const useDecisions = (): Decisions => useContext(DecisionsContext)

/** 处理意见 Holds the decisions on a document; A accepts, B returns, R rejects, and each moves to the next finding. */
export function useDecisionsState(inUse: DocumentInUse): Decisions {
  const { reading, shown, selected, select, view } = inUse
  const { id, findings } = reading.detail
  const mayRead = useMay('review.read')
  const mayDecide = useMay('review.decide')
  const decider = useDecide(
    useMemo(() => ({ document: id }), [id]),
    mayDecide,
  )
  const walk = useClusterWalk(inUse)
  // A reason is asked for one finding: with another one the question is gone.
  const [asked, setAsked] = useState<{ readonly decision: Decision; readonly finding: string } | null>(null)
  const asking = asked && asked.finding === selected?.id ? asked.decision : null
  const ask: Decisions['ask'] = (decision) =>
    setAsked(decision && selected ? { decision, finding: selected.id } : null)
  const made = useQuery({
    queryKey: ['review', 'document', id],
    queryFn: ({ signal }) => fetchDecisions(id, signal),
    enabled: mayRead,
  })
  const byFinding = useMemo(
    () => new Map((made.data?.decisions ?? []).map((one) => [one.findingId, one])),
    [made.data],
  )
  const make: Decisions['make'] = async (finding, decision, reason) => {
    if (!(await decider.make([{ documentId: id, findingId: finding.id }], decision, reason))) return
    ask(null)
    if (!walk.decided(finding)) select(nextOf(shown, finding, byFinding))
  }
  const begin = (decision: Decision) => {
    if (!selected || !mayDecide) return false
    if (decision === 'accepted') void make(selected, decision, '')
    else ask(decision)
    return true
  }
  useKeys({ a: () => begin('accepted'), b: () => begin('returned'), r: () => begin('rejected') })
  return {
    ...{ mayRead, mayDecide, asking, ask, make, decider },
    of: (finding) => byFinding.get(finding.id),
    boards: boardsFirst(made.data?.boards ?? [], view.batch),
    silenced: ({ rule }) => made.data?.silenced.find((one) => one.rule === rule),
    left: findings.filter(({ severity, id: one }) => severity !== 'note' && !byFinding.has(one)).length,
  }
}

const boardsFirst = (boards: readonly OnBoard[], first: string | null): OnBoard[] =>
  boards.toSorted((one, other) => Number(other.id === first) - Number(one.id === first))

/** The next finding that is undecided; with none, the next one, and at the end it stays. */
function nextOf(
  shown: readonly Finding[],
  finding: Finding,
  decided: ReadonlyMap<string, MadeDecision>,
): Finding {
  const after = shown.slice(shown.indexOf(finding) + 1)
  return after.find(({ id }) => !decided.has(id)) ?? after[0] ?? finding
}
