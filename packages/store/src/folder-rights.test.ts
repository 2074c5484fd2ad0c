import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { fillFolder } from './tests/index.ts'

const base = mkdtempSync(join(tmpdir(), 'mingzhang-rights-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const rightsOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

test.skipIf(platform() === 'win32')('nobody else on the machine reads the data', async () => {
  const folder = join(base, 'new', 'data')
  const opened = await openStore({ folder: await fillFolder(folder) })
  if (!opened.ok) throw new Error(opened.refusal.what)
  await opened.value.close()
  expect(rightsOf(join(folder, 'database'))).toBe('700')
  // A folder of an older version, or one that was copied.
  chmodSync(join(folder, 'database'), 0o755)
  const again = await openStore({ folder })
  if (!again.ok) throw new Error(again.refusal.what)
  await again.value.close()
  expect(rightsOf(join(folder, 'database'))).toBe('700')
})
