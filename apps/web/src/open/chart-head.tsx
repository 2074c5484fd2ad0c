import { useSearchParams } from 'wouter'
import { useWords } from '../words/use-words.ts'

/** 图或表 Is the chart of this name shown as a table? The address says so. */
export function useAsTable(name: string): readonly [boolean, () => void] {
  const [parameters, setParameters] = useSearchParams()
  const shown = parameters.get(name) === 'table'
  const toggle = () =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (shown) after.delete(name)
        else after.set(name, 'table')
        return after
      },
      { replace: true },
    )
  return [shown, toggle]
}

type Properties = {
  readonly title: string
  readonly note: string
  readonly asTable: boolean
  readonly toggle: () => void
}

/** 图的标题 The title of a chart, its unit, and the way to the same figures in a table. */
export function ChartHead({ title, note, asTable, toggle }: Properties) {
  const { open } = useWords()
  return (
    <div className="chart-head">
      <h2>{title}</h2>
      <span className="mut">{note}</span>
      <span className="space" />
      <button type="button" className="to-table" aria-pressed={asTable} onClick={toggle}>
        {asTable ? open.seeChart : open.seeTable}
      </button>
    </div>
  )
}
