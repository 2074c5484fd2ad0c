import { safeText } from '../safe-text.ts'

/** 标记 Mark-up that was written here, never text of a document. Only `html` and `trusted` make it. */
export type Html = { readonly html: string }

/**
 * 写标记 A template whose every inserted text is escaped, so that nothing of a document becomes mark-up.
 *
 * Insert text, numbers, mark-up made here, lists of it, or null for nothing. Attribute values must stand in
 * quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Insert[]): Html {
  let out = ''
  strings.forEach((string, index) => {
    out += string
    if (index < values.length) out += render(values[index] ?? null)
  })
  return { html: out }
}

type Insert = string | number | null | Html | readonly Html[]

function render(value: Insert): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeText(value)
  return 'html' in value ? value.html : value.map((part) => part.html).join('')
}

/** Text of ours that is mark-up already: the style sheet and the script. */
export const trusted = (text: string): Html => ({ html: text })

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** 转义 Text made fit for element content and quoted attributes. */
export const escapeText = (text: string): string =>
  safeText(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '')
