import { decodeMapping, type StatedMapping } from '@mingzhang/forms'

/** 存着的列对照 The mapping that was kept as text; null where it cannot be read. */
export function decodeKeptMapping(content: string): StatedMapping | null {
  try {
    return decodeMapping(JSON.parse(content))
  } catch {
    return null
  }
}
