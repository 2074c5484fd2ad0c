type Row = ReadonlyMap<string, string>

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** 读台账 JSON A list of objects (or `{ "rows": […] }`) as cells by column; null when it is something else. */
export function decodeRecordJson(text: string): Row[] | null {
  const value = parsed(text.replace(/^\ufeff/u, ''))
  const list = Array.isArray(value) ? value : listIn(value)
  if (!list) return null
  const rows: Row[] = []
  for (const each of list) {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return null
    rows.push(new Map(Object.entries(each).map(([name, cell]) => [name, textOf(cell)])))
  }
  return rows
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const listIn = (value: unknown): unknown[] | null =>
  typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows)
    ? value.rows
    : null
