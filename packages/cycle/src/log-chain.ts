import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Json } from './canonical-json.ts'

/** 日志内容 One thing that was done, before it stands in the chain. */
export type LogEvent = {
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Account, and the name it had then; null for the program itself. */
  readonly account: string | null
  readonly name: string
  /** What was done, as `noun.verb`: `document.imported`, `account.disabled`. */
  readonly what: string
  /** Key of the thing it was done to. */
  readonly about: string
  /** Key of the organisation whose thing it is. */
  readonly organisation: string | null
  /** Whatever else belongs to it. No passwords, no contents. */
  readonly detail: { readonly [name: string]: Json }
}

/** 日志条目 An event in its place in the chain. */
export type LogEntry = LogEvent & {
  /** From 1 on, without gaps. */
  readonly ordinal: number
  /** Hash of the entry before; 64 zeros before the first. */
  readonly previous: string
  /** SHA-256 in lower-case hex over the canonical JSON of everything above. */
  readonly hash: string
}

/** 链尾 The last entry, as far as the next one needs it. */
export type LogHead = { readonly ordinal: number; readonly hash: string }

export const emptyHead: LogHead = { ordinal: 0, hash: '0'.repeat(64) }

/** 入链 Puts an event behind the last entry. */
export function chained(head: LogHead, event: LogEvent): LogEntry {
  const { at, account, name, what, about, organisation, detail } = event
  const body = {
    ...{ at, account, name, what, about, organisation, detail },
    ordinal: head.ordinal + 1,
    previous: head.hash,
  }
  return { ...body, hash: hashOf(body) }
}

/** 核验结果 Whole: how many entries and the last hash. Broken: the first entry that does not fit, and how. */
export type LogCheck =
  | { readonly whole: true; readonly head: LogHead }
  | { readonly whole: false; readonly ordinal: number; readonly fault: 'missing' | 'moved' | 'changed' }

/**
 * 核验 Does every entry follow from the one before?
 *
 * `missing`: a number is skipped or repeated; `moved`: it names another predecessor; `changed`: its content is not what
 * was hashed. Entries cut off at the end cannot be seen from within: compare the head with one that was kept elsewhere.
 *
 * @param entries in order
 * @param from where to start; by default at the very beginning
 */
export function checkLog(entries: Iterable<LogEntry>, from: LogHead = emptyHead): LogCheck {
  let head = from
  for (const entry of entries) {
    const ordinal = head.ordinal + 1
    if (entry.ordinal !== ordinal) return { whole: false, ordinal, fault: 'missing' }
    if (entry.previous !== head.hash) return { whole: false, ordinal, fault: 'moved' }
    if (chained(head, entry).hash !== entry.hash) return { whole: false, ordinal, fault: 'changed' }
    head = { ordinal, hash: entry.hash }
  }
  return { whole: true, head }
}

/** 导出 A line of canonical JSON an entry, so that any program can verify what was exported. */
export const logLine = (entry: LogEntry): string => {
  const { at, account, name, what, about, organisation, detail, ordinal, previous, hash } = entry
  return canonicalJson({ at, account, name, what, about, organisation, detail, ordinal, previous, hash })
}

const hashOf = (body: { readonly [name: string]: Json }): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(body))))
