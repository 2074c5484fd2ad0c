/** 文字的一段 A piece of a text: words, or a number bound to the money it speaks of, by its placeholder. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'bound'; readonly placeholder: string }

/** 拆开 A text in its pieces; what is no placeholder stays words. */
export const piecesOf = (text: string): readonly TextPiece[] =>
  text.split(/(\{(?:amount|change|why|classes)[^{}]*\})/u).flatMap((piece, at): TextPiece[] => {
    if (at % 2 === 1) return [{ kind: 'bound', placeholder: piece }]
    return piece === '' ? [] : [{ kind: 'words', text: piece }]
  })

/** 画出 Fills an editing host with the pieces of a text, numbers as chips that cannot be typed in. */
export function drawText(host: HTMLElement, text: string, chip: (placeholder: string) => ChipWords): void {
  host.replaceChildren(
    ...piecesOf(text).map((piece): Node => {
      if (piece.kind === 'words') return document.createTextNode(piece.text)
      return chipOf(piece.placeholder, chip(piece.placeholder))
    }),
  )
}

/** 数签的字 What a chip shows, and says of itself. */
export type ChipWords = { readonly shown: string; readonly title: string; readonly known: boolean }

/** 数签 A bound number in an editing host. */
export function chipOf(placeholder: string, { shown, title, known }: ChipWords): HTMLElement {
  const element = document.createElement('span')
  element.className = known ? 'number-chip' : 'number-chip unknown'
  element.contentEditable = 'false'
  element.dataset['placeholder'] = placeholder
  element.textContent = shown
  element.title = title
  return element
}

/** 读回 The text that stands in an editing host. */
export function textIn(host: Node): string {
  let text = ''
  for (const node of host.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? ''
    else if (node instanceof HTMLBRElement) text += '\n'
    else if (node instanceof HTMLElement) {
      const placeholder = node.dataset['placeholder']
      if (placeholder !== undefined) text += placeholder
      else text += `${text === '' || text.endsWith('\n') ? '' : '\n'}${textIn(node)}`
    }
  }
  return text.replace(/\u00A0/gu, ' ')
}
