import type { Lit } from '@mingzhang/performance'
import { useWords } from '../words/use-words.ts'
import { lightWord } from './state-words.ts'

const classes = { red: 'sv e', yellow: 'sv w', green: 'sv o', blue: 'sv t' } as const

/** 监控灯 A light with its shape, its word, and (unless short) its reason. */
export function LightMark({ light, why, short = false }: Lit & { readonly short?: boolean }) {
  const words = useWords()
  return (
    <span className="light">
      <span className={light ? classes[light] : 'sv q'}>{lightWord(words, light)}</span>
      {!short && <span className="mut">{why}</span>}
    </span>
  )
}
