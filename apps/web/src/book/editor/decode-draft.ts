import type { WorkingBook } from '@mingzhang/forms'
import { textOfBook } from './text-of-book.ts'

/** 本机草稿 What was typed and may not have reached the server, with the version it was made from. */
export type LocalDraft = {
  readonly version: number
  readonly base: WorkingBook
  readonly working: WorkingBook
}

/** 草稿的位置 Whose draft of which book: another person who signs in on this machine does not get it. */
export type DraftPlace = { readonly account: string; readonly address: string }

const family = ({ account, address }: DraftPlace): string => `mingzhang.draft ${account} ${address} `

let ownTab: string | null = null

/** A tab keeps its name over a reload, and two tabs on one book keep a draft each. */
function tabName(): string {
  ownTab ??= storedTab() ?? `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`
  try {
    sessionStorage.setItem('mingzhang.tab', ownTab)
  } catch {
    // The name lasts as long as the page then.
  }
  return ownTab
}

function storedTab(): string | null {
  try {
    return sessionStorage.getItem('mingzhang.tab')
  } catch {
    return null
  }
}

/** 存草稿 Keeps what was typed in this browser before anything is sent; false where the browser will not. */
export function keepDraft(place: DraftPlace, draft: LocalDraft): boolean {
  try {
    const [base, working] = [textOfBook(draft.base), textOfBook(draft.working)]
    const text = `{"version":${draft.version},"base":${base},"working":${working}}`
    localStorage.setItem(family(place) + tabName(), text)
    return true
  } catch {
    return false
  }
}

/**
 * 取草稿 What this browser still holds for a book: of this tab, else of one that was closed, which is this tab's from then on. Null
 * where there is nothing, or nothing that can be read.
 */
export function takeDraft(place: DraftPlace): LocalDraft | null {
  try {
    const own = family(place) + tabName()
    const others = Object.keys(localStorage).filter((key) => key.startsWith(family(place)) && key !== own)
    for (const key of [own, ...others]) {
      const text = localStorage.getItem(key)
      const kept: unknown = text === null ? null : JSON.parse(text)
      if (key !== own) localStorage.removeItem(key)
      if (!isDraft(kept)) continue
      if (key !== own) keepDraft(place, kept)
      return kept
    }
    return null
  } catch {
    return null
  }
}

/** 弃草稿 The server has it. */
export function dropDraft(place: DraftPlace): void {
  try {
    localStorage.removeItem(family(place) + tabName())
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
