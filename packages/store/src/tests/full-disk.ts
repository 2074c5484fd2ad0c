import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importDocument } from '../import-document.ts'
import { isFull } from '../is-full.ts'
import { listDocuments } from '../list-documents.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { sampleDocument } from './sample-document.ts'

/*
 * A process of its own on a small disk of its own (the argument): keeps one document, fills the disk, imports, makes
 * room, imports again, opens anew. Says what happened, a line each.
 */

const [, , disk = ''] = process.argv
const say = (line: string) => process.stdout.write(`${line}\n`)
const fill = join(disk, 'fill')

const opened = async (): Promise<Store> => {
  const store = await openStore({ folder: join(disk, 'data') })
  if (!store.ok) throw new Error(store.refusal.what)
  return store.value
}
const listed = async (store: Store) =>
  say(`listed ${(await listDocuments(store)).documents.map(({ fileName }) => fileName).join(' ')}`)

const store = await opened()
await importDocument(store, sampleDocument({ name: 'kept.txt' }))
const { bavail, bsize } = statfsSync(disk)
writeFileSync(fill, Buffer.alloc(bavail * bsize))
const large = sampleDocument({ name: 'large.txt', rows: 5_000 })
await importDocument(store, large).then(
  () => say('imported'),
  (error: unknown) => say(isFull(error) ? 'full' : `broke ${String(error)}`),
)
await listed(store)
rmSync(fill)
say((await importDocument(store, large)).status)
await store.close()
const again = await opened()
await listed(again)
await again.close()
