import { type BoardRow, daysBetween, type RowNotice } from '@mingzhang/cycle'

/** 办理状态 Where a unit stands: from its findings, what was decided of them, and its notice. */
export type RowState =
  | 'waiting'
  | 'reading'
  | 'refused'
  | 'gone'
  | 'todo'
  | 'doing'
  | 'ready'
  | 'returned'
  | 'late'
  | 'mended'
  | 'passed'

/** 今天 The day on the wall, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** 逾期几天 By how many days an open notice is overdue; 0 while it is not. */
export function daysLate({ state, dueOn }: RowNotice, today = dayOf(new Date())): number {
  if (state !== 'open' || dueOn === null) return 0
  return Math.max(0, daysBetween(dueOn, today) ?? 0)
}

/** 办到哪一步 The state of a row; `late` is returned and overdue. */
export function stateOf(row: BoardRow, today = dayOf(new Date())): RowState {
  if (row.state !== 'done') return row.state
  const { notice, document } = row
  if (notice?.state === 'open') return daysLate(notice, today) > 0 ? 'late' : 'returned'
  if (notice?.state === 'closed' && notice.documentId === document?.id) return 'mended'
  if (row.open > 0) return row.decided > 0 ? 'doing' : 'todo'
  return row.accepted > 0 ? 'ready' : 'passed'
}

/** 状态筛选 The filters of the bar and the states each lets through. */
export const filters = {
  all: null,
  todo: ['todo'],
  doing: ['doing', 'ready'],
  returned: ['returned', 'late'],
  late: ['late'],
  passed: ['passed', 'mended'],
  refused: ['refused', 'gone'],
} as const satisfies Record<string, readonly RowState[] | null>

export type Filter = keyof typeof filters

export const filterNames: readonly Filter[] = [
  'all',
  'todo',
  'doing',
  'returned',
  'late',
  'passed',
  'refused',
]

/** Does the filter let a state through? */
export const lets = (filter: Filter, state: RowState): boolean =>
  filters[filter] === null || filters[filter].some((one) => one === state)

/** 一格的样子 How the mark of a unit is drawn. */
export type Mark = 'error' | 'warning' | 'none' | 'refused' | 'gone' | 'reading' | 'waiting'

/** 格子 Which mark a row has. */
export function markOf({ state, count }: BoardRow): Mark {
  if (state !== 'done') return state
  if (count.error > 0) return 'error'
  return count.warning > 0 ? 'warning' : 'none'
}

export const markNames: readonly Mark[] = [
  'error',
  'warning',
  'none',
  'refused',
  'gone',
  'reading',
  'waiting',
]

/** 该出通知 Has the unit accepted findings that no notice names yet? */
export const isDue = ({ accepted, notice, document }: BoardRow): boolean =>
  document !== null &&
  accepted > 0 &&
  !(notice?.documentId === document.id && (notice.findings === accepted || notice.state === 'closed'))

/** 先看哪一处 The finding with which a unit is opened: the first error, else the first warning. */
export const firstOf = ({ leads }: BoardRow): string | null => leads.error ?? leads.warning
