import { useState } from 'react'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { RuleSwitchDialog } from './rule-switch.tsx'

/** 已停用的规则 Above every board: which rules are switched off here, why, by whom, since when, and what it hides. */
export function SilencedRules() {
  const words = useWords().review.rules
  const { silenced, mayDecide } = useBoardInUse()
  const [asked, setAsked] = useState<{ readonly rule: string; readonly title: string } | null>(null)
  if (silenced.length === 0) return null
  return (
    <ul className="silenced" aria-label={words.silencedList}>
      {silenced.map(({ rule, title, reason, accountName, at, findings }) => {
        const name = title ?? rule
        return (
          <li key={rule}>
            <b title={rule}>{fill(words.silenced, { title: name })}</b>
            <span>{fill(words.silencedWhy, { reason, name: accountName, at: localTime(at) })}</span>
            <span>{fill(words.silencedHere, { n: findings })}</span>
            {mayDecide && (
              <button
                type="button"
                className="link"
                aria-label={fill(words.onOne, { title: name })}
                onClick={() => setAsked({ rule, title: name })}
              >
                {words.on}
              </button>
            )}
          </li>
        )
      })}
      {asked && <RuleSwitchDialog {...asked} off={false} close={() => setAsked(null)} />}
    </ul>
  )
}
