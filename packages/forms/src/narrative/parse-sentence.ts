import { type Dimension, dimensions, type Key } from '@mingzhang/model'

/** 句中的空 A piece of a sentence: words, or something to be worked out from the money of a key. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'amount' | 'change' | 'why' | 'classes'; readonly key: Key }

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name)

/** `origin=thisYear fund=general` as a key. */
export function keyOfText(text: string): Key {
  const key: { [D in Dimension]?: string } = {}
  for (const token of text.split(' ')) {
    const [name = '', member = ''] = token.split('=')
    if (isDimension(name)) key[name] = member
  }
  return key
}

/** 拆句 A sentence of an edition in its pieces. */
export function parseSentence(text: string): Piece[] {
  return text.split(/(\{(?:amount|change|why|classes)[^{}]*\})/u).flatMap((piece): Piece[] => {
    const found = /^\{(amount|change|why|classes)([^{}]*)\}$/u.exec(piece)
    if (!found) return piece === '' ? [] : [{ kind: 'words', text: piece }]
    const [, kind, key = ''] = found
    return kind === 'amount' || kind === 'change' || kind === 'why' || kind === 'classes'
      ? [{ kind, key: keyOfText(key.trim()) }]
      : []
  })
}
