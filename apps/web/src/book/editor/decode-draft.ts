import type { WorkingBook } from '@mingzhang/forms'

/** 本机草稿 What was typed and may not have reached the server, with the version it was made from. */
export type LocalDraft = {
  readonly version: number
  readonly base: WorkingBook
  readonly working: WorkingBook
}

const slotOf = (address: string): string => `mingzhang.draft ${address}`

/** 存草稿 Keeps what was typed in this browser before anything is sent; false where the browser will not. */
export function keepDraft(address: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(slotOf(address), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** 取草稿 What this browser still holds for a book; null where there is nothing, or nothing that can be read. */
export function takeDraft(address: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(slotOf(address))
    if (text === null) return null
    const kept: unknown = JSON.parse(text)
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** 弃草稿 The server has it. */
export function dropDraft(address: string): void {
  try {
    localStorage.removeItem(slotOf(address))
  } catch {
    // Without storage there was nothing to remove.
  }
}

const isBook = (value: unknown): value is WorkingBook =>
  typeof value === 'object' &&
  value !== null &&
  'rows' in value &&
  Array.isArray(value.rows) &&
  'fields' in value

const isDraft = (value: unknown): value is LocalDraft =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  'base' in value &&
  isBook(value.base) &&
  'working' in value &&
  isBook(value.working)
