import type { EntrySheet, SheetMapping } from '@mingzhang/forms'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportMode } from './import-plan.ts'

type Properties = {
  readonly sheets: readonly EntrySheet[]
  readonly sheetAt: number
  readonly setSheetAt: (at: number) => void
  readonly mapping: SheetMapping
  readonly change: (mapping: SheetMapping) => void
  readonly mode: ImportMode
  readonly setMode: (mode: ImportMode) => void
  readonly over: boolean
  /** Lines of the table now. */
  readonly size: number
}

const constants = {
  origin: ['thisYear', 'carriedIn'],
  fund: ['general', 'governmentFund', 'stateCapital', 'special', 'own'],
  use: ['personnel', 'running', 'project'],
} as const

/** 怎样放 Which sheet, which unit, what stands in no column, and how the rows go in. */
export function ImportHow(properties: Properties) {
  const words = useWords().bookImport
  const { sheets, sheetAt, setSheetAt, mapping, change, mode, setMode, over, size } = properties
  const modes: readonly ImportMode[] = ['append', ...(over ? (['over'] as const) : []), 'replace']
  return (
    <div className="paste-how">
      {sheets.length > 1 && (
        <label>
          {words.sheet}
          <select value={sheetAt} onChange={(event) => setSheetAt(Number(event.currentTarget.value))}>
            {sheets.map(({ name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets of the file stay where they are.
              <option key={at} value={at}>
                {name || at + 1}
              </option>
            ))}
          </select>
        </label>
      )}
      {modes.map((one) => (
        <label key={one}>
          <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
          {fill(words.modes[one], { n: size })}
        </label>
      ))}
      <label title={mapping.unitWhy}>
        {words.unit}
        <select
          value={mapping.amountUnit}
          onChange={(event) => {
            const amountUnit = event.currentTarget.value
            change({ ...mapping, amountUnit, unitWhy: '您定的', unitIsSure: true, by: 'person' })
          }}
        >
          {['元', '千元', '万元', '亿元'].map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
      <Constants mapping={mapping} change={change} />
    </div>
  )
}

/** What no column says is said once for all rows, or left open. */
function Constants({ mapping, change }: Pick<Properties, 'mapping' | 'change'>) {
  const words = useWords().bookImport
  const has = (field: string): boolean =>
    mapping.columns.some((one) => one.field === field || one.field?.startsWith(`${field}:`) === true)
  const open = (['origin', 'fund', 'use'] as const).filter((field) => !has(field))
  if (open.length === 0) return null
  return (
    <>
      {open.map((field) => (
        <label key={field} title={words.constants}>
          {words.constantOf[field]}
          <select
            value={mapping.constants[field] ?? ''}
            onChange={(event) => {
              const { [field]: _before, ...others } = mapping.constants
              const member = event.currentTarget.value
              change({ ...mapping, constants: member === '' ? others : { ...others, [field]: member } })
            }}
          >
            <option value="">{words.constantNone}</option>
            {constants[field].map((member) => (
              <option key={member} value={member}>
                {wordOf(words.members, member)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  )
}
