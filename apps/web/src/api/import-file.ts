import {
  decodeProgress,
  type ImportProgress,
  type ImportRefusal,
  refusalOf,
  textOf,
} from './decode-progress.ts'
import { halves } from './halves.ts'

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
