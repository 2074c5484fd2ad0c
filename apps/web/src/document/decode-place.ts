import type { Place } from '@mingzhang/model'

/** 位置入地址 A place as the address writes it; the document is named by the rest of the address. */
export const encodePlace = ({ file: _, ...place }: Place): string => JSON.stringify(place)

/** 读地址中的位置 The place an address names; null when it is none. Only kinds that stand in published files are read. */
export function decodePlace(text: string | null): Place | null {
  if (text === null) return null
  try {
    return placeOf(JSON.parse(text))
  } catch {
    return null
  }
}

function placeOf(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('text' in value)) return null
  const { kind, text } = value
  if (typeof text !== 'string') return null
  const given = new Map(Object.entries(value))
  const number = (name: string): number | undefined => {
    const one: unknown = given.get(name)
    return typeof one === 'number' && Number.isFinite(one) ? one : undefined
  }
  const words = (name: string): string | undefined => {
    const one: unknown = given.get(name)
    return typeof one === 'string' ? one : undefined
  }
  switch (kind) {
    case 'text':
      return textPlace(text, number)
    case 'pdf':
    case 'ofd':
      return pagePlace(kind, text, number('page'), given.get('box'))
    case 'xlsx':
      return sheetPlace(text, words('sheet'), words('cell'))
    case 'docx':
      return blockPlace(text, number)
    case 'html':
      return { kind, text, path: words('path') ?? '' }
    default:
      return null
  }
}

type NumberOf = (name: string) => number | undefined

function textPlace(text: string, number: NumberOf): Place | null {
  const [line, endLine, column] = [number('line'), number('endLine'), number('column')]
  if (line === undefined) return null
  return {
    kind: 'text',
    line,
    text,
    ...(endLine !== undefined && { endLine }),
    ...(column !== undefined && { column }),
  }
}

function pagePlace(kind: 'pdf' | 'ofd', text: string, page: number | undefined, box: unknown): Place | null {
  if (page === undefined || !Array.isArray(box)) return null
  const [x0, y0, x1, y1]: readonly unknown[] = box
  if (typeof x0 !== 'number' || typeof y0 !== 'number') return null
  if (typeof x1 !== 'number' || typeof y1 !== 'number') return null
  return { kind, text, page, box: [x0, y0, x1, y1] }
}

const sheetPlace = (text: string, sheet: string | undefined, cell: string | undefined): Place | null =>
  sheet === undefined || cell === undefined ? null : { kind: 'xlsx', text, sheet, cell }

function blockPlace(text: string, number: NumberOf): Place | null {
  const [block, row, cell] = [number('block'), number('row'), number('cell')]
  if (block === undefined) return null
  return { kind: 'docx', block, text, ...(row !== undefined && { row }), ...(cell !== undefined && { cell }) }
}
