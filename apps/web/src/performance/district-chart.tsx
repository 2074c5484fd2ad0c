import type { ProgrammeSummary } from '@mingzhang/performance'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { ChartRow, Mark } from './chart-rows.ts'

type Properties = {
  readonly programmes: readonly ProgrammeSummary[]
  readonly rows: readonly ChartRow[]
  readonly current: number
  readonly choose: (index: number) => void
}

const [width, left, right, top, high, step] = [1392, 122, 10, 18, 112, 16]

/** 区县总览图 Programmes as columns: the budget above, what was checked below. */
export function DistrictChart({ programmes, rows, current, choose }: Properties) {
  const words = useWords().performance
  const column = (width - left - right) / Math.max(programmes.length, 1)
  const most = Math.max(1, ...programmes.map(({ budget }) => budget ?? 0))
  const floor = top + high
  const height = floor + 14 + rows.length * step + 22
  const x = (index: number) => left + index * column
  const chosen = programmes[current]
  return (
    <ScrollBox className="district" label={fill(words.chartLabel, { n: programmes.length })}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={fill(words.chartLabel, { n: programmes.length })}
      >
        <Scale most={most} floor={floor} />
        {chosen && <rect className="chosen" x={x(current)} y={4} width={column} height={height - 24} />}
        {programmes.map(({ id, budget }, index) => {
          const tall = Math.max(1, ((budget ?? 0) / most) * high)
          const bar = Math.min(column * 0.73, 24)
          return (
            <rect
              key={id}
              className={index === current ? 'bar current' : 'bar'}
              x={x(index) + (column - bar) / 2}
              y={floor - tall}
              width={bar}
              height={tall}
            />
          )
        })}
        <Peaks programmes={programmes} current={current} x={x} column={column} most={most} floor={floor} />
        {rows.map(({ label, marks }, row) => {
          const y = floor + 20 + row * step
          return (
            <g key={label}>
              <text className="row-name" x={left - 8} y={y + 4} textAnchor="end">
                {label}
              </text>
              {marks.map((mark, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                <MarkShape key={index} mark={mark} x={x(index) + column / 2} y={y} />
              ))}
            </g>
          )
        })}
        <Ticks programmes={programmes} x={x} column={column} y={height - 18} />
        {programmes.map(({ id, name }, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below has the same as buttons, and arrows walk.
          <rect
            key={id}
            className="hit"
            x={x(index)}
            y={0}
            width={column}
            height={height - 20}
            onClick={() => choose(index)}
          >
            <title>{`${index + 1} ${name}`}</title>
          </rect>
        ))}
      </svg>
    </ScrollBox>
  )
}

/** Hairlines at round amounts, in 万元. */
function Scale({ most, floor }: { readonly most: number; readonly floor: number }) {
  const words = useWords().performance
  const top10 = most / 1_000_000
  const raw = top10 / 4
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)))
  const unit = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? power * 10
  const lines = Array.from({ length: 4 }, (_, index) => (index + 1) * unit).filter(
    (each) => each <= top10 * 0.94,
  )
  return (
    <>
      <text className="axis" x={left - 12} y={12} textAnchor="end">
        {`${words.budget} ${words.tenThousand}`}
      </text>
      {lines.map((amount) => {
        const y = floor - (amount / top10) * high
        return (
          <g key={amount}>
            <path className="scale" d={`M${left} ${y}H${width - right}`} />
            <text className="axis" x={left - 8} y={y + 4} textAnchor="end">
              {amount}
            </text>
          </g>
        )
      })}
      <path className="floor" d={`M${left} ${floor}H${width - right}`} />
    </>
  )
}

type PeakProperties = Pick<Properties, 'programmes' | 'current'> & {
  readonly x: (index: number) => number
  readonly column: number
  readonly most: number
  readonly floor: number
}

/** The chosen programme and the tallest ones by name, where there is room. */
function Peaks({ programmes, current, x, column, most, floor }: PeakProperties) {
  const order = programmes
    .map(({ budget, name }, index) => ({ index, budget: budget ?? 0, name }))
    .toSorted((one, other) => other.budget - one.budget)
  const chosen = order.find(({ index }) => index === current)
  const placed: { from: number; to: number; y: number }[] = []
  const named = [...(chosen ? [chosen] : []), ...order.slice(0, 6).filter(({ index }) => index !== current)]
  return named.map(({ index, name, budget }) => {
    const words = `${index + 1}　${name.slice(0, 12)} ${Math.round(budget / 10_000) / 100}`
    const long = [...words].reduce((sum, char) => sum + (char.charCodeAt(0) > 255 ? 12 : 6.6), 0)
    const before = x(index) - long - 4 > left
    const from = before ? x(index) - long - 4 : x(index) + column + 4
    const y = index === current ? 12 : Math.max(14, floor - (budget / most) * high + 10)
    const hidden =
      index !== current &&
      programmes.some(
        (one, at) =>
          at !== index &&
          x(at) + column > from &&
          x(at) < from + long &&
          floor - ((one.budget ?? 0) / most) * high < y + 3,
      )
    const clash =
      hidden ||
      placed.some((one) => from < one.to + 8 && one.from < from + long + 8 && Math.abs(one.y - y) < 16)
    if (clash) return null
    placed.push({ from, to: from + long, y })
    return (
      <text key={index} className={index === current ? 'peak current' : 'peak'} x={from} y={y}>
        {words}
      </text>
    )
  })
}

function MarkShape({ mark, x, y }: { readonly mark: Mark; readonly x: number; readonly y: number }) {
  if (mark === 'error') return <rect className="mark-e" x={x - 4.5} y={y - 4.5} width={9} height={9} />
  if (mark === 'warning') return <path className="mark-w" d={`M${x} ${y - 5}l5 9h-10Z`} />
  if (mark === 'note') return <circle className="mark-t" cx={x} cy={y} r={3} />
  if (mark === 'unknown') return <rect className="mark-q" x={x - 4} y={y - 4} width={8} height={8} />
  return mark === 'holds' ? <rect className="mark-o" x={x - 2} y={y - 1} width={4} height={2} /> : null
}

type TickProperties = Pick<PeakProperties, 'x' | 'column' | 'programmes'> & { readonly y: number }

/** Numbers of the programmes along the foot. */
function Ticks({ programmes, x, column, y }: TickProperties) {
  const every = programmes.length <= 20 ? 1 : Math.ceil(programmes.length / 17 / 5) * 5
  return programmes.map(({ id }, index) =>
    (index + 1) % every === 0 || index === 0 ? (
      <text key={id} className="axis" x={x(index) + column / 2} y={y + 12} textAnchor="middle">
        {index + 1}
      </text>
    ) : null,
  )
}
