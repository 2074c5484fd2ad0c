import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { shelfVariable } from './shelf.ts'

/**
 * 备品 A folder that many tests need and none changes, such as a built page or a database to copy. It is made once in a run of
 * the tests, by whoever asks first; the others wait for it.
 *
 * @param name of the folder on the shelf of this run
 * @param make fills the folder it is given, which is empty
 * @returns where the folder is; rejects when it could not be made
 */
export async function stock(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const shelf = process.env[shelfVariable]
  if (shelf === undefined) throw new Error('stock is for tests that run under Vitest')
  const [folder, draft, failed] = [name, `${name}.draft`, `${name}.failed`].map((each) => join(shelf, each))
  if (!(folder && draft && failed)) throw new Error('no name')
  if (existsSync(folder)) return folder
  // Making the folder of the draft is what only one process can do.
  if (await isFirst(draft)) {
    try {
      await make(draft)
    } catch (error) {
      await mkdir(failed)
      throw error
    }
    await rename(draft, folder)
  }
  while (!existsSync(folder)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made: another test of this run says why`)
    await sleep(50)
  }
  return folder
}

async function isFirst(draft: string): Promise<boolean> {
  try {
    await mkdir(draft, { mode: 0o777 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
