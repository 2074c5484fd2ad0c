import { type ComponentType, lazy } from 'react'
import { bringWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'

/**
 * 房间 A room that is loaded, together with its words, when somebody enters it.
 *
 * @param load fetches the file of the room in this folder
 * @param pick takes the component from it
 */
export const lazyRoom = <F extends { readonly words: Partial<Words> }, P extends object>(
  load: () => Promise<F>,
  pick: (file: F) => ComponentType<P>,
) =>
  lazy(async () => {
    const file = await load()
    bringWords(file.words)
    return { default: pick(file) }
  })
