import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { StoreLocation } from '../open-store.ts'
import { runSource } from './run-source.ts'

/** A child process that opened the store, what it said so far, and how to kill it the hard way. */
export type Child = {
  readonly pid: number
  readonly said: readonly string[]
  /** Resolves when it has said a line that starts so. */
  readonly heard: (start: string) => Promise<string>
  readonly kill: () => Promise<void>
  /** Resolves with the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>
}

export function startChild(location: StoreLocation, rows = '', dies = ''): Child {
  const child = spawn(process.execPath, [...runSource('./child.ts'), JSON.stringify(location), rows, dies], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const listeners = new Set<(line: string) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    for (const listener of listeners) listener(line)
  })
  const heard = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const listen = (line: string) => {
        if (line.startsWith(start)) resolve(line)
      }
      listeners.add(listen)
      // Not `exit`: what it said last may still be on its way then.
      child.once('close', () => reject(new Error(`the child ended before it said ${start}`)))
      said.forEach(listen)
    })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_, signal) => resolve(signal))
  })
  return { pid: child.pid ?? 0, said, heard, kill: () => killed(child), ended }
}

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
