import { randomUUID } from 'node:crypto'
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Read } from '@mingzhang/model'
import { decodeJson } from './decode-json.ts'
import { codeOf } from './error-code.ts'
import { processExists, processStart } from './process-start.ts'
import { heldByMachine, heldByProcess, unreadableLock } from './refusals.ts'

/** 锁 A folder that is ours until released. `isHeld` reads the file again: is it still ours? */
export type FolderLock = { readonly isHeld: () => boolean; readonly release: () => void }

type Holder = {
  readonly pid: number
  readonly start: string | null
  readonly machine: string
  readonly openedAt: string | null
  /** Tells this very lock from any other of the same process. */
  readonly token: string
}

const attempts = 20

/**
 * 锁住文件夹 Takes the folder for this process, or says who has it.
 *
 * The embedded engine has no lock of its own, and two processes on one folder destroy it. The lock file appears with
 * its content in one step (a hard link), so nobody reads half of it; one left by a process that is gone, or whose
 * number now belongs to another process, is stale and taken over.
 *
 * @param openedAt when, for the message another process will show
 */
export function lockFolder(folder: string, openedAt: string | null): Read<FolderLock> {
  const file = join(folder, 'lock.json')
  const token = randomUUID()
  const own: Holder = {
    pid: process.pid,
    start: processStart(process.pid),
    machine: hostname(),
    openedAt,
    token,
  }
  const draft = `${file}.${token}`
  writeFileSync(draft, JSON.stringify(own))
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (tryLink(draft, file)) return { ok: true, value: lock(file, token) }
      const refused = refuseOrClear(file, token)
      if (refused) return refused
    }
    return { ok: false, refusal: unreadableLock(file) }
  } finally {
    rmSync(draft, { force: true })
  }
}

function lock(file: string, token: string): FolderLock {
  const isHeld = () => readHolder(readText(file) ?? '')?.token === token
  return {
    isHeld,
    release: () => {
      if (isHeld()) rmSync(file, { force: true })
    },
  }
}

/** Null when the lock was stale and is out of the way, or vanished meanwhile. */
function refuseOrClear(file: string, token: string): Extract<Read<FolderLock>, { ok: false }> | null {
  const text = readText(file)
  if (text === null) return null
  const holder = readHolder(text)
  if (!holder) return { ok: false, refusal: unreadableLock(file) }
  if (holder.machine !== hostname()) {
    return { ok: false, refusal: heldByMachine({ ...holder, lockFile: file }) }
  }
  if (isRunning(holder)) return { ok: false, refusal: heldByProcess(holder) }
  clearStale(file, text, `${file}.stale.${token}`)
  return null
}

function isRunning({ pid, start }: Holder): boolean {
  if (!processExists(pid)) return false
  const now = processStart(pid)
  return start === null || now === null || start === now
}

/** Moves the stale lock aside; if another process renewed it in that moment, its lock is put back. */
function clearStale(file: string, stale: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readText(aside) !== stale) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return tryCopy(from, to)
  }
}

/** For file systems without hard links (exFAT, some shared folders). */
function tryCopy(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function readHolder(text: string): Holder | null {
  try {
    const holder = decodeJson<Partial<Holder> | null>(text)
    if (typeof holder?.pid !== 'number' || typeof holder.machine !== 'string') return null
    const { pid, machine, start = null, openedAt = null, token = '' } = holder
    return { pid, machine, start, openedAt, token }
  } catch {
    return null
  }
}
