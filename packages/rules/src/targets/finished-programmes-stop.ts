import { cite } from '@mingzhang/law'
import type { Disclosure, TextWithPlace } from '@mingzhang/model'
import { rule } from '../rule.ts'
import { ownerOf } from './target-facts.ts'

/** Words after which the projects that fell away are named. A smaller sum for a project is no such thing. */
const over = /项目(?:数量)?(?:有所)?(?:减少|取消)，(?:主要)?(?:包括|是|为|有)|不再(?:安排|实施|申报)/u

/** Right behind its name: 上年已经完成，本年不再安排. */
const finished =
  /^(?:项目)?(?:已于|于)?(?:上年|去年|20\d{2}年)?(?:已|已经|全部|已全部)?(?:完成|完工|结束|到期|实施完毕|终止)/u

function* sentencesOf({ sections }: Disclosure): Iterable<TextWithPlace> {
  for (const { paragraphs } of sections) {
    for (const { text, place } of paragraphs) {
      for (const sentence of text.split(/[。；]/u)) yield { text: sentence.replace(/\s+/gu, ''), place }
    }
  }
}

/**
 * 已经减掉、停做的项目不再申报绩效目标。
 *
 * The narrative says that a project is among those that fell away, and its target table still stands: one of the two
 * was carried over from another year. Only the full name of the programme counts.
 */
export const finishedProgrammesStop = rule({
  id: 'targets/finished-programmes-stop',
  title: '说明中称减少、停做的项目，不再列绩效目标表',
  severity: 'note',
  basis: [cite('document-itself')],

  *check({ disclosure }) {
    const gone = [...sentencesOf(disclosure)].filter(({ text }) => over.test(text))
    for (const program of disclosure.programs) {
      const name = program.name.replace(/\s+/gu, '')
      const said = name.length < 6 ? undefined : gone.find(({ text }) => isGone(text, name))
      if (!said) continue
      yield {
        what: `说明把${ownerOf(program)}列为减少的项目，它却仍有绩效目标表`,
        why: '减掉的项目不应再申报；项目还在做的，说明中的原因不对',
        toDo: '核实该项目本年是否安排：不安排的撤下绩效目标表，安排的改写说明',
        certainty: 'possible',
        places: [program.place, said.place],
      }
    }
  },
})

/** Is the programme named behind the words of reduction, or itself called finished where no more is planned? */
function isGone(text: string, name: string): boolean {
  const match = over.exec(text)
  if (match === null) return false
  if (text.slice(match.index).includes(name)) return true
  const at = text.indexOf(name)
  return at >= 0 && finished.test(text.slice(at + name.length, match.index))
}
