import { dayInChina } from '@mingzhang/model'
import { type Item, isUnderWay, waitingItem } from './item.ts'
import { unpacked } from './packed.ts'
import type { Answer, Ask, SavedAs } from './reader/messages.ts'
import { startReader } from './reader/start-reader.ts'
import type { Words } from './words.ts'

/** 核对台 The files of the page, and what can be done with them. */
export type Auditing = {
  readonly items: () => readonly Item[]
  /** Why files were taken together or left apart. */
  readonly joins: () => readonly string[]
  readonly isBusy: () => boolean
  readonly add: (files: readonly File[]) => Promise<void>
  readonly stop: () => void
  readonly clear: () => void
  readonly save: (as: SavedAs) => void
  /** Requests that the reader has sent. */
  readonly requests: () => number
}

/** No disclosure comes near it. */
const mostBytes = 64 * 1024 * 1024

type Desk = {
  items: Item[]
  joins: readonly string[]
  reader: { readonly ask: (ask: Ask) => void; readonly end: () => void } | null
  requests: number
  next: number
}

/** Reads and checks in a thread of its own, which starts with the first file and ends when it is stopped. */
export function startAuditing(
  words: () => Words,
  onChange: () => void,
  onSaved: (as: SavedAs, bytes: Uint8Array<ArrayBuffer>) => void,
): Auditing {
  const desk: Desk = { items: [], joins: [], reader: null, requests: 0, next: 1 }
  const reader = () => {
    desk.reader ??= startReader(
      (answer) => {
        if (answer.kind === 'saved') onSaved(answer.as, new Uint8Array(answer.bytes))
        else take(desk, answer, words())
        onChange()
      },
      () => {
        failUnderWay(desk, words(), null)
        end()
      },
    )
    return desk.reader
  }
  const end = (): void => {
    desk.reader?.end()
    desk.reader = null
    desk.items = desk.items.map((item) => (isUnderWay(item) ? { ...item, state: 'stopped' } : item))
    onChange()
  }
  return {
    items: () => desk.items,
    joins: () => desk.joins,
    isBusy: () => desk.items.some(isUnderWay),
    requests: () => desk.requests,
    add: (files) => add(files, desk, reader, words(), onChange),
    stop: end,
    clear: () => {
      desk.items = []
      desk.joins = []
      end()
    },
    save: (as) => {
      const files = desk.items.flatMap(({ file }) => file ?? [])
      reader().ask({ kind: 'save', as, files, issuedOn: dayInChina(new Date().toISOString()) })
    },
  }
}

async function add(
  files: readonly File[],
  desk: Desk,
  reader: () => NonNullable<Desk['reader']>,
  words: Words,
  onChange: () => void,
): Promise<void> {
  const added = files.map((file) => {
    const item = waitingItem(`${desk.next}`, file.name)
    desk.next += 1
    return { file, item }
  })
  desk.items.push(...added.map(({ item }) => item))
  onChange()
  for (const { file, item } of added) {
    const bytes = file.size > mostBytes ? null : await file.arrayBuffer().catch(() => null)
    // Stopped or cleared while the file was being loaded.
    if (!desk.items.some((one) => one.key === item.key && one.state === 'waiting')) continue
    if (bytes !== null) {
      reader().ask({ kind: 'file', key: item.key, name: file.name, bytes: new Uint8Array(bytes) })
      continue
    }
    const refusal = file.size > mostBytes ? words.tooLarge : words.unreadable
    change(desk, item.key, { state: 'refused', refusal })
    onChange()
  }
}

const change = (desk: Desk, key: string, part: Partial<Item>): void => {
  desk.items = desk.items.map((item) => (item.key === key ? { ...item, ...part } : item))
}

/** What the reader says, put down. What it says of files that were cleared meanwhile goes nowhere. */
function take(desk: Desk, answer: Exclude<Answer, { kind: 'saved' }>, words: Words): void {
  switch (answer.kind) {
    case 'needs-pdf':
      void unpacked('pdf').then((program) => desk.reader?.ask({ kind: 'pdf', program }))
      return
    case 'reading':
      begin(desk, answer)
      return
    case 'checking':
      change(desk, answer.key, { state: 'checking', facts: answer.facts })
      return
    case 'done':
      change(desk, answer.key, { state: 'done', file: answer.file })
      return
    case 'refused':
      change(desk, answer.key, { state: 'refused', refusal: answer.refusal })
      return
    case 'finished':
      if (!desk.items.some(isUnderWay) && desk.items.length > 1) desk.reader?.ask({ kind: 'together' })
      return
    case 'together':
      for (const { key, file } of answer.files) change(desk, key, { file })
      desk.joins = answer.why
      return
    case 'requests':
      desk.requests = Math.max(desk.requests, answer.count)
      return
    case 'failed':
      failUnderWay(desk, words, answer.of)
      return
  }
}

/** A member of a bundle stands behind the members before it. */
function begin(desk: Desk, { key, of, name }: Extract<Answer, { kind: 'reading' }>): void {
  const at = desk.items.findLastIndex((item) => item.of === of)
  if (desk.items.some((item) => item.key === key)) change(desk, key, { state: 'reading', name })
  else if (at >= 0)
    desk.items = desk.items.toSpliced(at + 1, 0, { ...waitingItem(key, name), of, state: 'reading' })
}

/** A fault of the program: what was under way is told so, of one file or of all. */
function failUnderWay(desk: Desk, words: Words, of: string | null): void {
  desk.items = desk.items.map((item) =>
    isUnderWay(item) && (of === null || item.of === of)
      ? { ...item, state: 'refused', refusal: words.failed }
      : item,
  )
}
