import type { WorkingBook } from '@mingzhang/forms'
import { useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { usePlaceWords } from './place-words.ts'
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
  const placeOf = usePlaceWords(working)
  return (
    <Dialog
      title={fill(words.clash.title, { name })}
      close={() => settle(new Map())}
      closeLabel={words.parts.clash.keep}
      actions={
        <button type="button" className="btn primary" onClick={() => settle(choices)}>
          {words.clash.go}
        </button>
      }
    >
      <p>{words.clash.intro}</p>
      <p className="mut">{words.parts.clash.keepHelp}</p>
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
