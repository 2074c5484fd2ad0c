import { isList, isRecord, type Plain, type PlainRecord, textOf } from '@mingzhang/forms'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { fenOf } from '../editor/grid-lines.ts'
import { brokenPlan, type EditionFields } from './edition-fields.ts'
import { ListCell } from './list-page.tsx'
import { yuan } from './yuan.ts'

type Properties = {
  readonly programme: PlainRecord
  readonly fields: EditionFields
  readonly editable: boolean
  readonly set: (field: string, value: Plain, group?: string) => void
}

/** 预算构成和支出计划 What the programme's budget consists of and when it is spent, as far as the edition prints it. */
export function ProgrammeMoney({ programme, fields, editable, set }: Properties) {
  const words = useWords().book.parts.targets
  const parts = partsOf(programme)
  const labels = [...new Set([...fields.parts, ...parts.map((one) => textOf(one, 'label') ?? '')])]
  const amountAt = (label: string): string =>
    textOf(parts.find((one) => textOf(one, 'label') === label) ?? {}, 'amount') ?? ''
  const setPart = (label: string, amount: string) => {
    const next = labels.map((one) => ({
      label: one,
      amount: (one === label ? amount : amountAt(one)) || null,
    }))
    set(
      'budgetParts',
      next.filter((one) => one.amount !== null),
      `budgetParts ${label}`,
    )
  }
  return (
    <>
      {labels.length > 0 && (
        <div className="text-field line">
          <b>{words.parts}</b>
          <div className="few-fields">
            {labels.map((label) => (
              <div key={label}>
                <span>{label}</span>
                <ListCell
                  label={`${words.parts} ${label}`}
                  text={amountAt(label)}
                  wide={false}
                  editable={editable}
                  set={(text) => setPart(label, text)}
                />
              </div>
            ))}
            <PartsVerdict programme={programme} amounts={labels.map(amountAt)} />
          </div>
        </div>
      )}
      <PaymentPlan programme={programme} fields={fields} editable={editable} set={set} />
    </>
  )
}

/** The parts of a budget are all of it. */
function PartsVerdict({
  programme,
  amounts,
}: {
  readonly programme: PlainRecord
  readonly amounts: readonly string[]
}) {
  const words = useWords().book.parts.targets
  const budget = fenOf(textOf(programme, 'budget') ?? '', '元')
  const stated = amounts.filter((text) => text.trim() !== '')
  const fen = stated.map((text) => fenOf(text, '元'))
  if (budget === null || stated.length === 0 || fen.includes(null)) return null
  const sum = fen.reduce<number>((total, one) => total + (one ?? 0), 0)
  if (sum === budget) return <span className="sv o plain">{words.holds}</span>
  return (
    <span className="sv w plain">{fill(words.partsDiffer, { sum: yuan(sum), gap: yuan(budget - sum) })}</span>
  )
}

function PaymentPlan({ programme, fields, editable, set }: Properties) {
  const words = useWords().book.parts.targets
  const given = programme['plan']
  const shares = isList(given) ? given.map((one) => (typeof one === 'string' ? one : '')) : []
  const length = Math.max(fields.plan.length, shares.length)
  if (length === 0) return null
  const all = Array.from({ length }, (_, at) => shares[at] ?? '')
  const broken = brokenPlan(all)
  return (
    <div className="text-field line">
      <b>{words.plan}</b>
      <div className="few-fields">
        {all.map((share, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the dates of a plan stand where they are.
          <div key={at} className={at === broken ? 'judged' : undefined}>
            <span>{fields.plan[at] ?? at + 1}</span>
            <ListCell
              label={`${words.plan} ${fields.plan[at] ?? at + 1}`}
              text={share}
              wide={false}
              editable={editable}
              set={(text) => {
                const next = all.with(at, text)
                set('plan', next.every((one) => one.trim() === '') ? null : next, `plan ${at}`)
              }}
            />
          </div>
        ))}
        {broken !== null && <span className="sv w plain">{words.planBroken}</span>}
      </div>
    </div>
  )
}

const partsOf = (programme: PlainRecord): readonly PlainRecord[] => {
  const list = programme['budgetParts']
  return isList(list) ? list.filter(isRecord) : []
}
