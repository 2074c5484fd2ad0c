import type { CDPSession } from 'playwright-core'

/** 画面的账 What the browser itself says of a stretch of time. */
export type Traced = {
  /** Frames it counts as missed in a way that is seen. */
  readonly dropped: number
  /** Frames it showed. */
  readonly shown: number
  /** Milliseconds of the processor: all of the page's own thread, and its longest single task. */
  readonly busy: number
  readonly longest: number
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the processor. */
  readonly tdur?: number
  readonly args?: {
    readonly frame_reporter?: { readonly state?: string; readonly affects_smoothness?: boolean }
  }
}

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame']

/** 记账 Has the browser write down what it does while `work` runs. */
export async function traced(line: CDPSession, work: () => Promise<void>): Promise<Traced> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { readonly value: object[] }) => void events.push(...(value as TraceEvent[]))
  line.on('Tracing.dataCollected', collect)
  await line.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
  })
  await work()
  const complete = new Promise<void>((resolve) => line.once('Tracing.tracingComplete', () => resolve()))
  await line.send('Tracing.end')
  await complete
  line.off('Tracing.dataCollected', collect)
  return account(events)
}

function account(events: readonly TraceEvent[]): Traced {
  const main = busiest(events.filter(({ name }) => name === 'FunctionCall'))
  const reports = events
    .filter(({ name, ph, pid }) => name === 'PipelineReporter' && ph === 'b' && main.startsWith(`${pid} `))
    .map(({ args }) => args?.frame_reporter ?? {})
  const dropped = reports.filter(
    ({ state, affects_smoothness }) => state === 'STATE_DROPPED' && affects_smoothness === true,
  )
  const shown = reports.filter(({ state }) => state?.startsWith('STATE_PRESENTED'))
  const tasks = events.flatMap((event) =>
    event.name.endsWith('RunTask') && threadOf(event) === main ? [(event.tdur ?? 0) / 1_000] : [],
  )
  return {
    dropped: dropped.length,
    shown: shown.length,
    busy: tasks.reduce((sum, task) => sum + task, 0),
    longest: Math.max(0, ...tasks),
  }
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`

/** The thread on which most of the page's functions ran: its own. */
function busiest(calls: readonly TraceEvent[]): string {
  const counts = new Map<string, number>()
  for (const call of calls) counts.set(threadOf(call), (counts.get(threadOf(call)) ?? 0) + 1)
  const [[thread] = ['']] = [...counts].toSorted(([, one], [, other]) => other - one)
  return thread
}
