import { statementsOf } from '@mingzhang/model'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getDocument } from './get-document.ts'
import { getOriginal } from './get-original.ts'
import { getStatementsByKey } from './get-statements-by-key.ts'
import { importDocument } from './import-document.ts'
import { listDocuments } from './list-documents.ts'
import { openStore, type StoreLocation } from './open-store.ts'
import { removeDocument } from './remove-document.ts'
import type { Store } from './store.ts'
import { opened, testEngines } from './tests/engines.ts'
import { sampleDocument, sampleKeyText, sampleProgram } from './tests/sample-document.ts'

for (const engine of testEngines()) {
  describe.skipIf(!engine.available)(engine.name, () => {
    let location: StoreLocation
    let store: Store

    beforeAll(async () => {
      await engine.start()
      location = await engine.newLocation()
      store = await opened(location)
    })
    afterAll(async () => {
      await store.close()
      await engine.stop()
    })
    beforeEach(async () => {
      await store.db.deleteFrom('document').execute()
      await store.db.deleteFrom('unit').execute()
    })

    const rowCount = async (table: string) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
        store.db,
      )
      return rows[0]?.n
    }

    test('a document comes back as it went in', async () => {
      const document = sampleDocument({ name: '预算公开.txt', errors: 2 })
      const { status, id } = await importDocument(store, document)
      expect(status).toBe('imported')
      const stored = await getDocument(store, id)
      expect(stored).toMatchObject({
        fileName: '预算公开.txt',
        unitCode: '432',
        unitName: '机关事务服务中心',
        unitKey: '某县/机关事务服务中心',
        year: 2024,
        importedAt: '2026-01-05T08:00:00.000Z',
        verdicts: document.counts,
        contents: {
          tables: 1,
          statements: statementsOf(document.disclosure).length,
          programs: 1,
          indicators: 2,
        },
      })
      expect(stored?.source).toEqual(document.source)
      expect(stored?.disclosure).toEqual(document.disclosure)
      expect(stored?.findings).toEqual(document.findings)
      const original = await getOriginal(store, id)
      expect(Buffer.from(original?.bytes ?? []).equals(Buffer.from(document.bytes))).toBe(true)
    })

    test('all statements of the same money, in reading order, amounts exact', async () => {
      const document = sampleDocument({ rows: 9 })
      const { id } = await importDocument(store, document)
      const key = sampleKeyText(4, 1)
      const expected = statementsOf(document.disclosure).filter((statement) => statement.keyText === key)
      expect(expected).toHaveLength(2)
      expect(await getStatementsByKey(store, id, key)).toEqual(expected)
      expect(await getStatementsByKey(store, id, 'measure=money')).toEqual([])
      expect(await getStatementsByKey(store, 'ffffffffffffffff', key)).toEqual([])
    })

    test('the same bytes again change nothing, also under another name', async () => {
      const document = sampleDocument()
      const first = await importDocument(store, document)
      const before = await listDocuments(store)
      const renamed = { ...document, fileName: 'other.txt', importedAt: '2027-01-01T00:00:00.000Z' }
      expect(await importDocument(store, renamed)).toEqual({ ...first, status: 'already' })
      expect(await listDocuments(store)).toEqual(before)
      expect(await rowCount('statement')).toBe(statementsOf(document.disclosure).length)
    })

    test('ten importers of the same bytes at once: one imports', async () => {
      const document = sampleDocument()
      const results = await Promise.all(Array.from({ length: 10 }, () => importDocument(store, document)))
      expect(results.filter(({ status }) => status === 'imported')).toHaveLength(1)
      expect(await rowCount('document')).toBe(1)
    })

    test('the same bytes read as another unit are still the same document', async () => {
      const document = sampleDocument()
      await importDocument(store, document)
      const disclosure = sampleDocument({ unit: { code: null, name: '另一单位' } }).disclosure
      expect(await importDocument(store, { ...document, disclosure })).toMatchObject({ status: 'already' })
    })

    test('a failure in the middle leaves nothing behind', async () => {
      const document = sampleDocument()
      const [first, ...rest] = statementsOf(document.disclosure)
      if (!first) throw new Error('the sample has statements')
      const broken = { ...first, amount: { ...first.amount, value: 0.5 } }
      await expect(importDocument(store, { ...document, statements: [...rest, broken] })).rejects.toThrow()
      for (const table of ['unit', 'document', 'statement', 'finding']) expect(await rowCount(table)).toBe(0)
      expect(await importDocument(store, document)).toMatchObject({ status: 'imported' })
    })

    test('removing takes everything of the document and nothing else', async () => {
      const kept = await importDocument(store, sampleDocument({ name: 'kept.txt' }))
      const { id } = await importDocument(store, sampleDocument({ name: 'gone.txt' }))
      expect(await removeDocument(store, id)).toBe(true)
      expect(await removeDocument(store, id)).toBe(false)
      expect(await getDocument(store, id)).toBeNull()
      expect(await getOriginal(store, id)).toBeNull()
      for (const table of ['document', 'finding', 'program']) expect(await rowCount(table)).toBe(1)
      expect((await listDocuments(store)).documents.map((document) => document.id)).toEqual([kept.id])
    })

    test('what was stored is there after closing and opening again', async () => {
      const { id } = await importDocument(store, sampleDocument())
      await store.close()
      store = await opened(location)
      expect(await getDocument(store, id)).not.toBeNull()
    })

    test('bigint and count are numbers, numeric is text, on either engine', async () => {
      const { rows } =
        await sql`select 9007199254740991::bigint as big, count(*) as n, sum(1::bigint) as total,
        1.10::numeric as exact`.execute(store.db)
      expect(rows).toEqual([{ big: Number.MAX_SAFE_INTEGER, n: 1, total: '1', exact: '1.10' }])
      await expect(sql`select 9007199254740993::bigint as big`.execute(store.db)).rejects.toThrow()
    })

    test('texts that databases stumble over', async () => {
      const name = `a\0b'";--\\{},NULL \ud800 𠮷.txt`
      const programs = ['', 'NULL', '{}', '"', '\\', 'a,b', ' x ', '\n\t', '\0'].map((text) => ({
        ...sampleProgram(),
        name: text,
        category: text,
      }))
      const document = sampleDocument({ name, programs })
      const { id } = await importDocument(store, document)
      const stored = await getDocument(store, id)
      expect(stored?.fileName).toBe(`ab'";--\\{},NULL \ufffd 𠮷.txt`)
      expect(stored?.disclosure.programs).toEqual(programs)
      const rows = await store.db
        .selectFrom('program')
        .select(['name', 'category'])
        .orderBy('ordinal')
        .execute()
      const names = programs.map((program) => program.name.replace('\0', ''))
      expect(rows).toEqual(names.map((text) => ({ name: text, category: text })))
    })

    test('a programme without a budget and an indicator without a core stay without', async () => {
      const program = { ...sampleProgram(), budget: null }
      const [indicator] = program.indicators
      if (!indicator) throw new Error('the sample has an indicator')
      const cores = [null, true, false]
      const indicators = cores.map((core) => ({ ...indicator, core }))
      await importDocument(store, sampleDocument({ programs: [{ ...program, indicators }] }))
      const budgets = await store.db.selectFrom('program').select(['amount', 'step', 'unit']).execute()
      expect(budgets).toEqual([{ amount: null, step: null, unit: null }])
      const rows = await store.db
        .selectFrom('indicator')
        .select('core')
        .where('program', '=', 0)
        .orderBy('ordinal')
        .execute()
      expect(rows.map(({ core }) => core)).toEqual(cores)
    })

    test('a newer schema is refused and left alone', async () => {
      const elsewhere = await engine.newLocation()
      const newer = await opened(elsewhere)
      const table = sql.table('kysely_migration')
      await sql`insert into ${table} (name, timestamp) values ('9999-later', '2030')`.execute(newer.db)
      await newer.close()
      const refused = { ok: false, refusal: { id: 'store/newer-schema' } }
      expect(await openStore(elsewhere)).toMatchObject(refused)
      expect(await openStore(elsewhere)).toMatchObject(refused)
    })

    test.skipIf(engine.name.startsWith('embedded'))(
      'many that open a new store at once all open',
      async () => {
        const elsewhere = await engine.newLocation()
        const stores = await Promise.all(Array.from({ length: 6 }, () => opened(elsewhere)))
        await Promise.all(stores.map((one) => one.close()))
      },
    )

    describe('the list', () => {
      beforeEach(async () => {
        const units = ['重庆市某区机关', '安徽省某局', '北京市某委', null]
        for (const [index, name] of units.entries()) {
          const unit = { code: null, name }
          const importedAt = `2026-02-0${index + 1}T00:00:00.000Z`
          await importDocument(
            store,
            sampleDocument({ name: `${index}.txt`, unit, year: 2020 + index, errors: index, importedAt }),
          )
        }
      })
      const namesBy = async (sort: '-importedAt' | 'unit' | '-year' | 'errors' | '-unit') => {
        const { documents } = await listDocuments(store, { sort })
        return documents.map(({ fileName }) => fileName[0]).join('')
      }

      test('sorted by each field, pinyin for Chinese, the unknown last', async () => {
        expect(await namesBy('-importedAt')).toBe('3210')
        expect(await namesBy('-year')).toBe('3210')
        expect(await namesBy('errors')).toBe('0123')
        expect(await namesBy('unit')).toBe('1203')
        expect(await namesBy('-unit')).toBe('0213')
      })

      test('searched by words of unit, title, file name and year', async () => {
        const found = async (search: string) => (await listDocuments(store, { search })).total
        expect(await found('某局')).toBe(1)
        expect(await found('安徽 2021')).toBe(1)
        expect(await found('安徽 2022')).toBe(0)
        expect(await found('2.TXT')).toBe(1)
        expect(await found('%')).toBe(0)
        expect(await found("'; drop table document; --")).toBe(0)
        expect(await found('\0')).toBe(4)
      })

      test('paged, with the total of all pages', async () => {
        const page = await listDocuments(store, { sort: 'errors', limit: 2, offset: 1 })
        expect(page.total).toBe(4)
        expect(page.documents.map(({ findings }) => findings.error)).toEqual([1, 2])
        expect((await listDocuments(store, { offset: 9 })).documents).toEqual([])
      })
    })
  })
}
