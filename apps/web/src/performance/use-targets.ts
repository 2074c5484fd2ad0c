import type { BookIndicator, BookProgramme, Operator } from '@mingzhang/model'
import { useState } from 'react'
import type { ProgrammeDetail } from '../api/performance.ts'
import { keptDraft } from './kept-draft.ts'

/** 两组列 The columns of the grid, in the order in which a pasted table fills them: what is scored, and who answers for it. */
export const gridSets = {
  figures: ['name', 'operator', 'value', 'unit', 'weight', 'core'],
  duties: ['name', 'level1', 'level2', 'description', 'basis', 'dataSource', 'responsible', 'due'],
} as const

export type GridSet = keyof typeof gridSets
export type GridField = (typeof gridSets)[GridSet][number]

const operators: readonly Operator[] = ['≥', '≤', '=', '>', '<', '定性']
const written: Readonly<Record<string, Operator>> = { '>=': '≥', '<=': '≤', '＝': '=', '＞': '>', '＜': '<' }

/** 填一格 The indicator with a cell set from text; blank is nothing, never zero. */
export function withCell(one: BookIndicator, field: GridField, text: string): BookIndicator {
  const clean = text.trim()
  if (field === 'name') return { ...one, name: text }
  if (field === 'core') return { ...one, core: clean === '' ? null : /^(?:是|true|1|核心)$/u.test(clean) }
  if (field === 'operator') {
    const operator = operators.find((each) => each === clean) ?? written[clean] ?? null
    return { ...one, operator }
  }
  return { ...one, [field]: text === '' ? null : text }
}

/** 一格的字 The cell as text. */
export const cellText = (one: BookIndicator, field: GridField): string =>
  field === 'core' ? (one.core === null ? '' : one.core ? '是' : '否') : (one[field] ?? '')

export const blankIndicator: BookIndicator = {
  level1: null,
  level2: null,
  name: '',
  description: null,
  operator: null,
  value: null,
  unit: null,
  weight: null,
  core: null,
  basis: null,
}

/** 粘贴的结果 What a pasted table made of the indicators. */
export type Pasted = {
  readonly indicators: BookIndicator[]
  readonly rows: number
  readonly columns: number
}

/**
 * 粘贴 The indicators with a table of cells laid over them from a row on; rows that are missing are added.
 *
 * @param columns the field of each column of the table; null: a column that is left out
 */
export function pasted(
  indicators: readonly BookIndicator[],
  table: readonly (readonly string[])[],
  row: number,
  columns: readonly (GridField | null)[],
): Pasted {
  const grown = [...indicators]
  for (const [down, cells] of table.entries()) {
    // Beyond what is there a blank row is nothing.
    if (row + down >= grown.length && cells.every((cell) => cell === '')) continue
    const place = Math.min(row + down, grown.length)
    let one = grown[place] ?? blankIndicator
    // What is withdrawn stays as it was asked for.
    if (one.withdrawn) continue
    for (const [across, cell] of cells.entries()) {
      const column = columns[across]
      if (column) one = withCell(one, column, cell)
    }
    grown[place] = one
  }
  const widest = Math.max(0, ...table.map((cells) => cells.length))
  return {
    indicators: grown,
    rows: table.length,
    columns: columns.slice(0, widest).filter((column) => column !== null).length,
  }
}

type Draft = {
  readonly now: BookProgramme
  readonly before: readonly BookProgramme[]
  readonly stopped: Stopped
}

/** 停止 From when and why a programme stops in the year. */
export type Stopped = { readonly on: string | null; readonly why: string | null }

const useKept = keptDraft<Draft>('targets')

const savedDraft = ({ targets, stoppedOn, stoppedWhy }: ProgrammeDetail): Draft => ({
  now: targets,
  before: [],
  stopped: { on: stoppedOn, why: stoppedWhy },
})

/** 目标的草稿 Targets while they are typed, with every step back; `notes` come from a draft. */
export function useTargets(place: string, programme: ProgrammeDetail) {
  const kept = useKept(`${place} ${programme.id}`, programme.version, () => savedDraft(programme))
  const [notes, setNotes] = useState<readonly string[]>([])
  const { now: draft } = kept
  const set = (now: BookProgramme) =>
    kept.set((was) => ({ ...was, now, before: [...was.before.slice(-99), was.now] }))
  return {
    targets: draft.now,
    stopped: draft.stopped,
    notes,
    set,
    setStopped: (stopped: Stopped) => kept.set((was) => ({ ...was, stopped })),
    setDrafted: (now: BookProgramme, said: readonly string[]) => {
      set(now)
      setNotes(said)
    },
    setIndicators: (indicators: readonly BookIndicator[]) => set({ ...draft.now, indicators }),
    undo: () =>
      kept.set((was) => {
        const last = was.before.at(-1)
        return last ? { ...was, now: last, before: was.before.slice(0, -1) } : was
      }),
    canUndo: draft.before.length > 0,
    changed: kept.changed,
    /** Somebody else has saved since this was begun. */
    clashes: kept.changed && kept.basedOn !== programme.version,
    /** It has been saved as it stands. */
    settle: () => kept.forget({ ...draft, before: [] }),
    giveUp: () => kept.forget(savedDraft(programme)),
  }
}
