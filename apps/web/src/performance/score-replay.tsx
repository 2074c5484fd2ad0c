import type { ItemScore } from '@mingzhang/model'
import { useWords } from '../words/use-words.ts'

/** 重放 How an item came to its points: the rule, the parameters in force and their basis, the figures, the arithmetic. */
export function ScoreReplay({ item }: { readonly item: ItemScore }) {
  const words = useWords().performance
  return (
    <details className="replay">
      <summary>{item.name}</summary>
      <p>{item.why}</p>
      {[...item.assumed, ...item.remarks].map((said) => (
        <p key={said} className="mut">
          {said}
        </p>
      ))}
      <dl>
        <dt>{words.rule}</dt>
        <dd>{item.rule ?? words.unknown}</dd>
        {item.parameters.map(({ id, value, unit, from, basis }) => (
          <div key={id}>
            <dt>{words.parameters}</dt>
            <dd>
              {id} {value}
              {unit} <span className="mut">{`${from} ${basis.instrument} ${basis.article}`}</span>
            </dd>
          </div>
        ))}
        {Object.entries(item.figures).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
