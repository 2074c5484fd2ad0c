import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { runSource } from './tests/run-source.ts'

const disk = mkdtempSync(join(tmpdir(), 'mingzhang-disk-'))
afterAll(() => rmSync(disk, { recursive: true, force: true }))

/** A file system of 120 MB in memory that only the command sees. */
const onSmallDisk = (...command: readonly string[]): readonly string[] => [
  '-rm',
  'sh',
  '-c',
  'mount -t tmpfs -o size=120m tmpfs "$0" && exec "$@"',
  disk,
  ...command,
]

/** Linux lets everybody make one, unless the machine forbids it. */
const canMount = (): boolean => {
  try {
    execFileSync('unshare', onSmallDisk('true'), { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(!canMount())('the embedded store on a full disk', () => {
  test('refuses, keeps nothing by halves, and goes on when there is room again', async () => {
    const program = [process.execPath, ...runSource('./full-disk.ts'), disk]
    const { stdout } = await promisify(execFile)('unshare', onSmallDisk(...program))
    expect(stdout.trim().split('\n')).toEqual([
      'full',
      'listed kept.txt',
      'imported',
      'listed large.txt kept.txt',
    ])
  }, 120_000)
})
