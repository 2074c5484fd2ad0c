import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { importFile } from '../import-file.ts'
import { organisationTree } from '../people/organisation-tree.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { withConversion } from './with-conversion.ts'

let folder: string
const pathBefore = process.env['PATH']

/** A LibreOffice that says which process it is, where it works, and never ends. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-stop-'))
  writeFileSync(join(folder, 'soffice'), `#!/bin/sh\nsleep 600 &\necho "$! $PWD" > ${folder}/started\nwait\n`)
  chmodSync(join(folder, 'soffice'), 0o755)
  process.env['PATH'] = `${folder}:${pathBefore}`
})
afterAll(() => {
  process.env['PATH'] = pathBefore
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => rmSync(join(folder, 'started'), { force: true }))

const refusal = { id: 'reading/unsupported', what: '', why: '', toDo: '' }
const refuse = async () => ({ ok: false, refusal }) as const

const started = () =>
  vi.waitFor(() => {
    const [pid, place] = readFileSync(join(folder, 'started'), 'utf8').trim().split(' ')
    if (!pid || !place) throw new Error('not yet')
    return { pid: Number(pid), place }
  }, 10_000)

const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^State:\s*Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'))

describe.skipIf(platform() !== 'linux')('a conversion that nobody waits for any more', () => {
  test('is ended with everything it started, and its folder is taken away', async () => {
    const given = new AbortController()
    const conversion = withConversion(new Uint8Array([1]), '表.et', refuse, given.signal)
    const { pid, place } = await started()
    const waiting = new AbortController()
    const next = withConversion(new Uint8Array([1]), '表.et', refuse, waiting.signal)
    waiting.abort()
    await expect(next).rejects.toThrow()
    expect(isAlive(pid)).toBe(true)
    given.abort()
    await expect(conversion).rejects.toThrow()
    await vi.waitFor(() => expect([isAlive(pid), existsSync(place)]).toEqual([false, false]), 10_000)
  })

  test('ends when the client of an import gives up, and nothing is saved or logged as a bug', async () => {
    const opened = await openTestStore()
    const log: unknown[] = []
    const options = {
      store: opened.store,
      audit: refuse,
      webRoot: folder,
      log: (entry: unknown) => log.push(entry),
      now: () => new Date(),
      tree: organisationTree(opened.store, () => new Date()),
      importer: mayEverything,
    }
    const given = new AbortController()
    const file = { name: '说明.wps', bytes: new Uint8Array([2]) }
    const importing = importFile(options, file, () => {}, given.signal)
    const { pid } = await started()
    given.abort()
    expect((await importing).status).toBe('refused')
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000)
    expect(log).toEqual([])
    await opened.remove()
  })
})
