import type { EntrySheet, StatedMapping } from '@mingzhang/forms'
import { Refused } from './books.ts'

/** 记住的列对照 What was said of an export's columns before, by whom and when. */
export type RememberedMapping = {
  readonly shape: string
  readonly mapping: StatedMapping
  readonly name: string
  readonly savedAt: string
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(url, { method, ...(body !== undefined && json) })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const answer: unknown = isJson ? await response.json() : null
  if (response.ok) return answer
  const said = typeof answer === 'object' && answer !== null ? answer : {}
  const textIn = (name: string): string =>
    String(Object.entries(said).find(([key]) => key === name)?.[1] ?? '')
  throw new Refused(response.status, textIn('what') || `${response.status}`, textIn('toDo'), answer)
}

/** 文件的内容 A file's bytes in base64, as JSON carries them. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const step = 32_768
  let text = ''
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step))
  }
  return btoa(text)
}

/** 拆开分录表 The tables of a file as rows of cells. */
export async function readSheets(address: string, file: File): Promise<readonly EntrySheet[]> {
  const body = { fileName: file.name, content: await base64Of(file) }
  const answer = (await send('POST', `${address}/entry-sheets`, body)) as { sheets: readonly EntrySheet[] }
  return answer.sheets
}

/** 记住的列对照 All that the unit remembers, the latest first. */
export async function fetchMappings(address: string): Promise<readonly RememberedMapping[]> {
  const answer = (await send('GET', `${address}/entry-mappings`)) as {
    mappings: readonly RememberedMapping[]
  }
  return answer.mappings
}

/** 记住 Keeps what was said of these columns for the next export with the same headings. */
export const rememberMapping = (address: string, shape: string, mapping: StatedMapping): Promise<unknown> =>
  send('PUT', `${address}/entry-mappings`, { shape, mapping })
