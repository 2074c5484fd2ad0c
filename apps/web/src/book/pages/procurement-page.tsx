import {
  isList,
  isRecord,
  lineCost,
  type PlainRecord,
  recordsOf,
  textOf,
  type WorkingBook,
} from '@mingzhang/forms'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { fenOf } from '../editor/grid-lines.ts'
import { ListCell } from './list-page.tsx'
import { yuan } from './yuan.ts'

type Properties = {
  readonly working: WorkingBook
  readonly editable: boolean
  readonly change: (name: string, value: readonly PlainRecord[], group?: string) => void
}

const texts = ['name', 'project', 'article', 'measure', 'quantity', 'unitPrice'] as const

const usualFunds = ['general', 'governmentFund', 'special', 'own'] as const

const amountsOf = (line: PlainRecord): readonly PlainRecord[] => {
  const amounts = line['amounts']
  return isList(amounts) ? amounts.filter(isRecord) : []
}

const fundOf = (amount: PlainRecord): string => textOf(amount, 'fund') ?? ''

/** 填一笔 The line with the money of a fund as typed; blank takes it away. */
export function withFund(line: PlainRecord, fund: string, text: string): PlainRecord {
  const amounts = amountsOf(line)
  const at = amounts.findIndex((one) => fundOf(one) === fund)
  if (text.trim() === '') return { ...line, amounts: amounts.filter((_, index) => index !== at) }
  const next = { ...(amounts[at] ?? (fund === '' ? {} : { fund })), amount: text }
  return { ...line, amounts: at < 0 ? [...amounts, next] : amounts.with(at, next) }
}

/** 采购页 Lines of the procurement register, their money by fund. */
export function ProcurementPage({ working, editable, change }: Properties) {
  const words = useWords().book
  const lines = recordsOf(working.fields, 'procurement')
  const met = new Set(lines.flatMap((line) => amountsOf(line).map(fundOf)))
  const funds = [
    ...usualFunds,
    ...[...met].filter((fund) => !(usualFunds as readonly string[]).includes(fund)),
  ]
  const set = (at: number, line: PlainRecord, field: string) =>
    change('procurement', lines.with(at, line), `procurement ${at} ${field}`)
  const blank = Object.fromEntries(texts.map((name) => [name, '']))
  return (
    <div className="book-page">
      <div className="part-scroll">
        <table className="work list-page procurement">
          <thead>
            <tr>
              <th scope="col" className="n">
                {words.grid.number}
              </th>
              {texts.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={name === 'quantity' || name === 'unitPrice' ? 'n' : undefined}
                >
                  {words.fields[name]}
                </th>
              ))}
              <th scope="col" className="n">
                {words.parts.procurement.total}
              </th>
              {funds.map((fund) => (
                <th key={fund} scope="col" className="n">
                  {fill(words.parts.procurement.fund, { fund: wordOf(words.grid.fund, fund) })}
                </th>
              ))}
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own while they are typed.
                key={at}
                line={line}
                number={at + 1}
                funds={funds}
                editable={editable}
                set={(next, field) => set(at, next, field)}
                remove={() => change('procurement', lines.toSpliced(at, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {lines.length === 0 && <p className="g-empty">{words.parts.empty.procurement}</p>}
      {editable && (
        <button
          type="button"
          className="btn"
          onClick={() => change('procurement', [...lines, { ...blank, amounts: [] }])}
        >
          {words.items.add}
        </button>
      )}
    </div>
  )
}

type LineProperties = {
  readonly line: PlainRecord
  readonly number: number
  readonly funds: readonly string[]
  readonly editable: boolean
  readonly set: (line: PlainRecord, field: string) => void
  readonly remove: () => void
}

function LineRow({ line, number, funds, editable, set, remove }: LineProperties) {
  const words = useWords().book
  const amounts = amountsOf(line)
  return (
    <tr data-place={`procurement[${number - 1}]`}>
      <td className="n mut">{number}</td>
      {texts.map((name) => (
        <td
          key={name}
          data-field={name}
          className={name === 'quantity' || name === 'unitPrice' ? 'n' : undefined}
        >
          <ListCell
            label={words.fields[name]}
            text={textOf(line, name) ?? ''}
            wide={name === 'name'}
            editable={editable}
            set={(text) => set({ ...line, [name]: text }, name)}
          />
        </td>
      ))}
      <td className="n">
        <LineTotal line={line} />
      </td>
      {funds.map((fund) => {
        const own = amounts.filter((one) => fundOf(one) === fund)
        const several = own.length > 1
        const sum = own.reduce((total, one) => total + (fenOf(textOf(one, 'amount') ?? '', '元') ?? 0), 0)
        return (
          <td
            key={fund}
            className="n"
            title={several ? fill(words.parts.procurement.split, { n: own.length }) : undefined}
          >
            <ListCell
              label={wordOf(words.grid.fund, fund)}
              text={several ? yuan(sum) : (textOf(own[0] ?? {}, 'amount') ?? '')}
              wide={false}
              editable={editable && !several}
              set={(text) => set(withFund(line, fund, text), `fund ${fund}`)}
            />
          </td>
        )
      })}
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

/** The funds of a line together, held against quantity × price where both are stated. */
function LineTotal({ line }: { readonly line: PlainRecord }) {
  const words = useWords().book.parts.procurement
  const amounts = amountsOf(line).map((one) => fenOf(textOf(one, 'amount') ?? '', '元'))
  if (amounts.length === 0) return <span className="mut">—</span>
  if (amounts.some((one) => one === null)) return <span className="sv e plain">{words.unread}</span>
  const total = amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const [quantity, price] = [textOf(line, 'quantity') ?? '', textOf(line, 'unitPrice') ?? '']
  const product = quantity === '' || price === '' ? null : lineCost({ ...noFactors, quantity, price })
  return (
    <>
      <b>{yuan(total)}</b>
      {product !== null &&
        (product.amount === total ? (
          <span className="sv o plain">{words.asPriced}</span>
        ) : (
          <span className="sv w plain">
            {fill(words.differs, { product: yuan(product.amount), total: yuan(total) })}
          </span>
        ))}
    </>
  )
}

const noFactors = { name: '', frequency: null, months: null, standard: null, basis: null }
