import { halves } from './halves.ts'

/** 导入到哪一步 The steps the server reports, and how they end. */
export type ImportStage = 'receiving' | 'reading' | 'checking' | 'saving' | 'done' | 'refused'

export type ImportRefusal = { readonly what: string; readonly why: string; readonly toDo: string }

/** One line of the server's progress report. */
export type ImportProgress = {
  readonly file: string
  readonly stage: ImportStage
  readonly id?: string
  readonly status?: string
  readonly refusal?: ImportRefusal
}

const stages: readonly string[] = ['receiving', 'reading', 'checking', 'saving', 'done', 'refused']

/** 读一行进度 Reads one line of the report; null when the line is not one. */
export function decodeProgress(line: string): ImportProgress | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('stage' in value)) return null
  const { stage } = value
  if (!isStage(stage)) return null
  const id = textOf(value, 'id')
  const status = textOf(value, 'status')
  const refusal = 'refusal' in value ? refusalOf(value.refusal) : null
  return {
    file: textOf(value, 'file') ?? '',
    stage,
    ...(id === null ? {} : { id }),
    ...(status === null ? {} : { status }),
    ...(refusal === null ? {} : { refusal }),
  }
}

const isStage = (value: unknown): value is ImportStage => typeof value === 'string' && stages.includes(value)

function textOf(value: object, name: string): string | null {
  const field: unknown = Reflect.get(value, name)
  return typeof field === 'string' ? field : null
}

function refusalOf(value: unknown): ImportRefusal | null {
  if (typeof value !== 'object' || value === null) return null
  return {
    what: textOf(value, 'what') ?? '',
    why: textOf(value, 'why') ?? '',
    toDo: textOf(value, 'toDo') ?? '',
  }
}

/**
 * 导入一份文件 Sends one file and reports every line of progress as it comes.
 *
 * @param file the file as dropped or chosen
 * @param signal stops the import
 * @param report is called with each line
 * @returns the refusal the server answered with instead of a report, or null
 */
export async function importFile(
  file: File,
  signal: AbortSignal,
  report: (progress: ImportProgress) => void,
): Promise<ImportRefusal | null> {
  const body = new FormData()
  body.append('files', file, file.name)
  const response = await fetch('/api/documents', { method: 'POST', body, signal })
  if (!response.ok || response.body === null) return refusalOfAnswer(response)
  for await (const line of linesOf(response.body)) {
    const progress = decodeProgress(line)
    if (progress) report(progress)
  }
  return null
}

async function refusalOfAnswer(response: Response): Promise<ImportRefusal> {
  const status = `${response.status} ${response.statusText}`.trim()
  try {
    const body: unknown = await response.json()
    const inner = typeof body === 'object' && body !== null && 'refusal' in body ? body.refusal : body
    const refusal = refusalOf(inner)
    if (refusal?.what) return refusal
    const message = typeof body === 'object' && body !== null ? textOf(body, 'message') : null
    return { what: message ?? status, why: '', toDo: '' }
  } catch {
    return { what: status, why: '', toDo: '' }
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const { lines, left } = halves(rest + decoder.decode(value, { stream: true }))
    rest = left
    yield* lines
  }
  if (rest.trim()) yield rest
}
