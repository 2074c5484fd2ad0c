import type { WorkingBook } from '@mingzhang/forms'
import { useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './entry-grid.tsx'
import type { Clash } from './use-saving.ts'

type Properties = {
  readonly clash: Clash
  readonly working: WorkingBook
  readonly settle: (choices: ReadonlyMap<string, 'mine' | 'theirs'>) => void
}

/** 两人同改 Cells that both changed: both values, and a choice for each. */
export function ClashDialog({ clash, working, settle }: Properties) {
  const words = useWords().book
  const [choices, setChoices] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  const { conflicts, name } = clash
  const placeOf = (path: string): string => {
    const [kind, id, ...field] = path.split('/')
    if (kind !== 'row') return [wordOf(words.pages, kind ?? ''), id, ...field].filter(Boolean).join(' · ')
    const number = working.rows.findIndex((row) => row.id === id) + 1
    return fill(words.line.place, { n: number, column: columnName(words.grid, field.join('/')) })
  }
  return (
    <Dialog
      title={fill(words.clash.title, { name })}
      close={() => settle(choices)}
      actions={
        <button type="button" className="btn primary" onClick={() => settle(choices)}>
          {words.clash.go}
        </button>
      }
    >
      <p>{words.clash.intro}</p>
      <table className="work">
        <thead>
          <tr>
            <th scope="col">{words.clash.cell}</th>
            <th scope="col">{words.clash.base}</th>
            <th scope="col">{words.clash.mine}</th>
            <th scope="col">{fill(words.clash.theirs, { name })}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ path, base, mine, theirs }) => (
            <tr key={path}>
              <td>{placeOf(path)}</td>
              <td className="mut">{base ?? words.clash.nothing}</td>
              {(['mine', 'theirs'] as const).map((side) => (
                <td key={side}>
                  <label>
                    <input
                      type="radio"
                      name={path}
                      checked={(choices.get(path) ?? 'mine') === side}
                      onChange={() => setChoices(new Map(choices).set(path, side))}
                    />
                    {(side === 'mine' ? mine : theirs) ?? words.clash.nothing}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
