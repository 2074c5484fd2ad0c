import type { BookIndicator, BookProgramme, Operator } from '@mingzhang/model'
import { useState } from 'react'

/** 可填的列 The columns of the targets grid, in the order in which a pasted table fills them. */
export const gridFields = ['name', 'operator', 'value', 'unit', 'weight', 'core'] as const
export type GridField = (typeof gridFields)[number]

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

/** 粘贴 The indicators with a table of text laid over them from a cell on; rows that are missing are added. */
export function pasted(
  indicators: readonly BookIndicator[],
  text: string,
  row: number,
  field: GridField,
): { readonly indicators: BookIndicator[]; readonly rows: number; readonly columns: number } {
  const table = text
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u)
    .map((line) => line.split('\t'))
  const first = gridFields.indexOf(field)
  const grown = [...indicators]
  for (const [down, cells] of table.entries()) {
    let one = grown[row + down] ?? blankIndicator
    for (const [across, cell] of cells.entries()) {
      const column = gridFields[first + across]
      if (column) one = withCell(one, column, cell)
    }
    grown[row + down] = one
  }
  return { indicators: grown, rows: table.length, columns: Math.max(...table.map((cells) => cells.length)) }
}

type Draft = { readonly now: BookProgramme; readonly before: readonly BookProgramme[] }

/** 目标的草稿 Targets while they are typed, with every step back; `notes` come from a draft. */
export function useTargets(saved: BookProgramme) {
  const [draft, setDraft] = useState<Draft>({ now: saved, before: [] })
  const [notes, setNotes] = useState<readonly string[]>([])
  const set = (now: BookProgramme) =>
    setDraft((was) => ({ now, before: [...was.before.slice(-99), was.now] }))
  return {
    targets: draft.now,
    notes,
    set,
    setDrafted: (now: BookProgramme, said: readonly string[]) => {
      set(now)
      setNotes(said)
    },
    setIndicators: (indicators: readonly BookIndicator[]) => set({ ...draft.now, indicators }),
    undo: () =>
      setDraft((was) => {
        const last = was.before.at(-1)
        return last ? { now: last, before: was.before.slice(0, -1) } : was
      }),
    canUndo: draft.before.length > 0,
    changed: draft.before.length > 0,
    settle: () => setDraft((was) => ({ now: was.now, before: [] })),
  }
}
