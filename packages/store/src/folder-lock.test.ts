import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { openStore } from './open-store.ts'
import { processStart } from './process-start.ts'
import { fillFolder } from './tests/fill-folder.ts'
import { startChild } from './tests/start-child.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockFile = () => join(folder, 'lock.json')
const leave = (holder: object | string) =>
  writeFileSync(lockFile(), typeof holder === 'string' ? holder : JSON.stringify(holder))
const own = () => ({
  pid: process.pid,
  start: processStart(process.pid),
  machine: hostname(),
  openedAt: null,
  token: 't',
})

describe('the lock of a folder', () => {
  test('is taken, refused to the next, and free after release', () => {
    const first = lockFolder(folder, '2026-01-05 08:00')
    expect(first.ok).toBe(true)
    const second = lockFolder(folder, null)
    expect(second).toMatchObject({ ok: false, refusal: { id: 'store/folder-in-use' } })
    if (!second.ok) {
      expect(second.refusal.what).toContain(String(process.pid))
      expect(second.refusal.why).toContain('2026-01-05 08:00')
    }
    if (first.ok) first.value.release()
    expect(readdirSync(folder)).toEqual([])
    expect(lockFolder(folder, null).ok).toBe(true)
  })

  test('left by a process that is gone is taken over', () => {
    leave({ ...own(), pid: 2 ** 22 + 1 })
    expect(lockFolder(folder, null).ok).toBe(true)
    expect(readdirSync(folder)).toEqual(['lock.json'])
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid })
  })

  test.skipIf(processStart(process.pid) === null)(
    'left by another process with the same number is taken over',
    () => {
      leave({ ...own(), start: 'long ago' })
      expect(lockFolder(folder, null).ok).toBe(true)
    },
  )

  test('of a living process whose start is not known counts', () => {
    leave({ ...own(), start: null })
    expect(lockFolder(folder, null)).toMatchObject({ ok: false, refusal: { id: 'store/folder-in-use' } })
  })

  test('of another machine counts, because its processes cannot be seen', () => {
    leave({ ...own(), machine: 'elsewhere', pid: 2 ** 22 + 1 })
    const refused = lockFolder(folder, null)
    expect(refused).toMatchObject({ ok: false, refusal: { id: 'store/folder-in-use-elsewhere' } })
  })

  test.each(['', 'not json', 'null', '{"pid":"1"}'])(
    'that cannot be read (%j) is refused, not removed',
    (text) => {
      leave(text)
      expect(lockFolder(folder, null)).toMatchObject({ ok: false, refusal: { id: 'store/lock-unreadable' } })
      expect(existsSync(lockFile())).toBe(true)
    },
  )

  test('released late does not take the lock of a successor away', () => {
    const first = lockFolder(folder, null)
    leave({ ...own(), token: 'of the successor' })
    if (first.ok) {
      expect(first.value.isHeld()).toBe(false)
      first.value.release()
    }
    expect(existsSync(lockFile())).toBe(true)
  })
})

describe('two processes on one folder', () => {
  test('the second is refused by the number of the first; when that is killed, the folder opens', async () => {
    await fillFolder(folder)
    const child = startChild({ folder })
    await child.heard('open')
    const refused = await openStore({ folder })
    expect(refused).toMatchObject({ ok: false, refusal: { id: 'store/folder-in-use' } })
    if (!refused.ok) expect(refused.refusal.what).toContain(`进程 ${child.pid} `)
    await child.kill()
    const store = await openStore({ folder })
    expect(store.ok).toBe(true)
    if (store.ok) await store.value.close()
    expect(existsSync(lockFile())).toBe(false)
  })

  test('of four that start at once on a stale lock, one opens', async () => {
    await fillFolder(folder)
    leave({ ...own(), pid: 2 ** 22 + 1 })
    const children = Array.from({ length: 4 }, () => startChild({ folder }))
    const answers = await Promise.all(
      children.map((child) =>
        Promise.race([child.heard('open'), child.heard('refused').catch(() => 'nothing')]),
      ),
    )
    expect(answers.filter((answer) => answer === 'open')).toHaveLength(1)
    await Promise.all(children.map((child) => child.kill()))
  })

  test('a first start killed while it builds the database leaves no half of one', async () => {
    const child = startChild({ folder })
    await vi.waitFor(() => expect(readdirSync(folder)).toContain('database.draft'), { timeout: 50_000 })
    await sleep(300)
    await child.kill()
    const store = await openStore({ folder })
    expect(store.ok).toBe(true)
    if (store.ok) await store.value.close()
  })
})

describe('what cannot be opened is refused in words', () => {
  test('a file where the folder should be', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await openStore({ folder: file })).toMatchObject({ refusal: { id: 'store/folder-unusable' } })
  })

  test('a URL of something else, and a server that is not there, without its password', async () => {
    expect(await openStore({ url: 'mysql://a:b@localhost/x' })).toMatchObject({
      refusal: { id: 'store/bad-url' },
    })
    const refused = await openStore({ url: 'postgres://user:secret@127.0.0.1:1/x' })
    expect(refused).toMatchObject({ ok: false, refusal: { id: 'store/server-unreachable' } })
    expect(JSON.stringify(refused)).not.toContain('secret')
    expect(JSON.stringify(refused)).toContain('127.0.0.1:1/x')
  })

  test('a database folder that is not one, and it is left as it is', async () => {
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '9.1\n')
    expect(await openStore({ folder })).toMatchObject({ refusal: { id: 'store/database-unusable' } })
    expect(readFileSync(join(folder, 'database', 'PG_VERSION'), 'utf8')).toBe('9.1\n')
    expect(existsSync(lockFile())).toBe(false)
  })
})
