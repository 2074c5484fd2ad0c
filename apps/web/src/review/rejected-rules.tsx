import type { RuleRecord } from '@mingzhang/cycle'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchRules } from '../api/review.ts'
import { localTime } from '../people/local-time.ts'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { RuleSwitchDialog } from './rule-switch.tsx'

/** So many rejections make a rule stand out, where they are half of what was decided. */
const fewest = 2

const isOften = ({ rejected, decided }: RuleRecord): boolean => rejected >= fewest && rejected * 2 >= decided

/** 常被否的规则 Rules that reviewers keep rejecting, and those that are switched off, each with its switch. */
export function RejectedRules() {
  const words = useWords().review.rules
  const rules = useQuery({ queryKey: ['review', 'rules'], queryFn: ({ signal }) => fetchRules(signal) })
  const all = rules.data?.rules ?? []
  const often = all.filter((record) => record.off === null && isOften(record))
  const off = all.filter((record) => record.off !== null)
  if (often.length === 0 && off.length === 0) return null
  return (
    <section className="rejected-rules">
      {often.length > 0 && <h3>{words.title}</h3>}
      <RuleList rules={often} />
      {often.length > 0 && <p className="mut">{words.help}</p>}
      {off.length > 0 && <h3>{words.silencedList}</h3>}
      <RuleList rules={off} />
    </section>
  )
}

function RuleList({ rules }: { readonly rules: readonly RuleRecord[] }) {
  const words = useWords().review.rules
  const mayDecide = useMay('review.decide')
  const [asked, setAsked] = useState<RuleRecord | null>(null)
  return (
    <ul>
      {rules.map((record) => {
        const { rule, rejected, decided, off } = record
        const title = record.title ?? rule
        return (
          <li key={rule}>
            <span className={off ? 'shape x' : 'shape q'} aria-hidden="true" />
            <span title={rule}>{title}</span>
            <span className="n">
              {off
                ? fill(words.silencedWhy, {
                    ...{ reason: off.reason, name: off.accountName },
                    at: localTime(off.at),
                  })
                : fill(words.rejected, { rejected, decided })}
            </span>
            {mayDecide && (
              <button
                type="button"
                className="btn quiet small"
                aria-label={fill(off ? words.onOne : words.offOne, { title })}
                onClick={() => setAsked(record)}
              >
                {off ? words.on : words.off}
              </button>
            )}
          </li>
        )
      })}
      {asked && (
        <RuleSwitchDialog
          rule={asked.rule}
          title={asked.title ?? asked.rule}
          off={asked.off === null}
          close={() => setAsked(null)}
        />
      )}
    </ul>
  )
}
