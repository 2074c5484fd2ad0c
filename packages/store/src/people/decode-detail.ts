import type { Json } from '@mingzhang/cycle'

/** The detail of a log entry; what is no object was changed by somebody, and cannot have the hash it claims. */
export function decodeDetail(text: string): { readonly [name: string]: Json } {
  try {
    const value: Json = JSON.parse(text)
    return isMembers(value) ? value : { unreadable: text }
  } catch {
    return { unreadable: text }
  }
}

const isMembers = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
