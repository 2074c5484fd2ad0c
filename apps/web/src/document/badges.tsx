import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useDocumentInUse } from './document-context.ts'
import type { Light } from './findings-view.ts'
import { whereInWords } from './place-names.ts'

/** 编号 The numbered badges of some places; a press scrolls to the place. */
export function Badges({ lights }: { readonly lights: readonly Light[] }) {
  const words = useWords()
  const { goToSpot, names } = useDocumentInUse()
  return lights.map((light) => {
    const name = [names(light.place), whereInWords(light.place, words)].filter(Boolean).join(' ')
    return (
      <button
        key={light.number}
        type="button"
        className={`n0 ${light.role} ${light.severity}`}
        title={name}
        aria-label={fill(words.findings.place, { n: light.number, name })}
        onClick={() => goToSpot(light.spot)}
      >
        {light.number}
      </button>
    )
  })
}
