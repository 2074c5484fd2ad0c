import { setTimeout as sleep } from 'node:timers/promises'
import { statementsOf } from '@mingzhang/model'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importDocument } from './import-document.ts'
import { listDocuments } from './list-documents.ts'
import type { StoreLocation } from './open-store.ts'
import type { Store } from './store.ts'
import { opened, testEngines } from './tests/engines.ts'
import { sampleDocument } from './tests/sample-document.ts'
import { startChild } from './tests/start-child.ts'

/** Enough that writing them takes much longer than a kill. */
const manyRows = 12_000
/** Enough for a child that kills itself at the right moment. */
const someRows = 2_000
const patience = 120_000

for (const engine of testEngines()) {
  describe.skipIf(!engine.available)(engine.name, () => {
    beforeAll(engine.start)
    afterAll(engine.stop)

    const count = async (store: Store, table: string, id: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${sql.table(table)} where document_id = ${id}`.execute(store.db)
      return rows[0]?.n
    }

    /** Only the small document is there, nothing of the large one, and the large one can be imported. */
    async function expectUntouched(location: StoreLocation, rows: number) {
      const store = await opened(location)
      const { documents } = await listDocuments(store)
      expect(documents.map(({ fileName }) => fileName)).toEqual(['small.txt'])
      const large = sampleDocument({ name: 'large.txt', rows })
      const id = large.sha256.slice(0, 16)
      for (const table of ['statement', 'finding', 'program']) expect(await count(store, table, id)).toBe(0)
      expect(await importDocument(store, large)).toMatchObject({ status: 'imported', id })
      expect(await count(store, 'statement', id)).toBe(statementsOf(large.disclosure).length)
      await store.close()
    }

    test(
      'killed between the statements and the commit, the store is as it was',
      async () => {
        const location = await engine.newLocation()
        const child = startChild(location, String(someRows), 'dies')
        expect(await child.ended).toBe('SIGKILL')
        expect(child.said).toEqual(['open', 'importing'])
        await expectUntouched(location, someRows)
      },
      patience,
    )

    test(
      'killed while the statements are being written, the store is as it was',
      async () => {
        const location = await engine.newLocation()
        const child = startChild(location, String(manyRows))
        await child.heard('writing')
        await sleep(50)
        await child.kill()
        expect(child.said).toEqual(['open', 'importing', 'writing'])
        await expectUntouched(location, manyRows)
      },
      patience,
    )
  })
}
