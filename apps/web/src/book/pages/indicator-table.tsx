import { type PlainRecord, textOf } from '@mingzhang/forms'
import type { TargetVerdict } from '@mingzhang/rules'
import { SeverityMark } from '../../parts/severity-mark.tsx'
import { useWords } from '../../words/use-words.ts'
import { ListCell } from './list-page.tsx'

type Properties = {
  readonly indicators: readonly PlainRecord[]
  readonly verdicts: readonly TargetVerdict[]
  readonly editable: boolean
  readonly set: (indicators: readonly PlainRecord[], group?: string) => void
}

const typed = ['level1', 'level2', 'name'] as const
const measured = ['value', 'unit', 'weight'] as const
const signs = ['', '≥', '≤', '=', '>', '<', '定性'] as const
const heavy = { error: 3, warning: 2, note: 1 } as const

const blank: PlainRecord = {
  level1: '',
  level2: '',
  name: '',
  operator: '',
  value: '',
  unit: '',
  weight: '',
  core: '',
}

/** 指标 The indicators of a programme, each with what the rules say of it. */
export function IndicatorTable({ indicators, verdicts, editable, set }: Properties) {
  const words = useWords().book
  const { targets } = words.parts
  const whole = verdicts.filter(({ indicator }) => indicator === null)
  return (
    <>
      <div className="part-scroll">
        <table className="work list-page indicators">
          <thead>
            <tr>
              {(
                ['level1', 'level2', 'name', 'operator', 'value', 'unit', 'weight', 'core', 'check'] as const
              ).map((name) => (
                <th key={name} scope="col">
                  {targets[name]}
                </th>
              ))}
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {indicators.map((one, row) => (
              <IndicatorRow
                // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is its place; its name changes while typed.
                key={row}
                one={one}
                row={row}
                verdicts={verdicts.filter(({ indicator }) => indicator === row)}
                editable={editable}
                set={(field, text) =>
                  set(indicators.with(row, { ...one, [field]: text }), `indicators ${row} ${field}`)
                }
                remove={() => set(indicators.toSpliced(row, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="whole-verdicts">
        {whole.map(({ finding }) => (
          <Said key={finding.what} finding={finding} />
        ))}
      </ul>
      {editable && (
        <button type="button" className="link" onClick={() => set([...indicators, blank])}>
          {targets.addIndicator}
        </button>
      )}
    </>
  )
}

const Said = ({ finding }: { readonly finding: TargetVerdict['finding'] }) => (
  <li>
    <SeverityMark severity={finding.severity}>{finding.what.replace(/^项目“[^”]*”的?/u, '')}</SeverityMark>
    <span className="mut">　{finding.toDo}</span>
  </li>
)

type RowProperties = {
  readonly one: PlainRecord
  readonly row: number
  readonly verdicts: readonly TargetVerdict[]
  readonly editable: boolean
  readonly set: (field: string, text: string) => void
  readonly remove: () => void
}

function IndicatorRow({ one, row, verdicts, editable, set, remove }: RowProperties) {
  const words = useWords().book
  const { targets } = words.parts
  const worst = verdicts.toSorted(
    (left, right) => heavy[right.finding.severity] - heavy[left.finding.severity],
  )[0]
  const cell = (name: (typeof typed)[number] | (typeof measured)[number]) => (
    <td
      key={name}
      data-field={name}
      className={verdicts.some(({ field }) => field === name) ? 'judged' : undefined}
    >
      <ListCell
        label={targets[name]}
        text={textOf(one, name) ?? ''}
        wide={name === 'name'}
        editable={editable}
        set={(text) => set(name, text)}
      />
    </td>
  )
  const choice = (name: 'operator' | 'core', options: readonly (readonly [string, string])[]) => (
    <td data-field={name} className={verdicts.some(({ field }) => field === name) ? 'judged' : undefined}>
      <select
        aria-label={targets[name]}
        value={textOf(one, name) ?? ''}
        disabled={!editable}
        onChange={(event) => set(name, event.currentTarget.value)}
      >
        {options.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </select>
    </td>
  )
  return (
    <tr data-place={`indicators[${row}]`}>
      {typed.map(cell)}
      {choice(
        'operator',
        signs.map((sign) => [sign, sign]),
      )}
      {measured.map(cell)}
      {choice('core', [
        ['', ''],
        ['true', targets.yes],
        ['false', targets.no],
      ])}
      <td className="said" title={worst?.finding.toDo}>
        {worst ? (
          <SeverityMark severity={worst.finding.severity}>
            {worst.finding.what.replace(/^项目“[^”]*”的?/u, '')}
          </SeverityMark>
        ) : (
          <span className="sv o plain">{targets.holds}</span>
        )}
      </td>
      <td>
        {editable && (
          <button type="button" className="link" onClick={remove}>
            {words.items.remove}
          </button>
        )}
      </td>
    </tr>
  )
}
