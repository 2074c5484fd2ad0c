import { checkLog, type LogEntry, type LogEvent } from '@mingzhang/cycle'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getDocumentAccess, setVisibility } from '../document-access.ts'
import { importDocument } from '../import-document.ts'
import { listDocuments } from '../list-documents.ts'
import type { StoreLocation } from '../open-store.ts'
import type { Store } from '../store.ts'
import { opened, testEngines } from '../tests/engines.ts'
import { sampleDocument } from '../tests/sample-document.ts'
import { transact } from '../transact.ts'
import {
  changeAccount,
  createAccount,
  getAccount,
  getAccountByLogin,
  listAccounts,
  type NewAccount,
} from './accounts.ts'
import { clearFailures, countFailure, getFailures } from './failed-sign-ins.ts'
import { forgetBrowsers, knowsBrowser, rememberBrowser } from './known-browsers.ts'
import { listOrganisations } from './list-organisations.ts'
import { appendLog, listLog, logHead, readLog } from './log.ts'
import { changeOrganisation, removeOrganisation, saveOrganisations } from './organisations.ts'
import {
  endSessions,
  findSession,
  listSessions,
  openSession,
  sweepSessions,
  touchSession,
} from './sessions.ts'
import { addSignInLink, takeSignInLink } from './sign-in-links.ts'
import { whatHangsOn } from './what-hangs-on.ts'

const account = (id: string, more: Partial<NewAccount> = {}): NewAccount => ({
  id,
  login: `login-${id}`,
  name: '张三',
  organisation: null,
  roles: ['compiler', 'unit-head'],
  passwordHash: '$argon2id$…',
  createdAt: '2026-03-01T00:00:00.000Z',
  ...more,
})

const event = (about: string): LogEvent => ({
  at: '2026-03-01T00:00:00.000Z',
  account: 'a1',
  name: '张三',
  what: 'document.imported',
  about,
  organisation: null,
  detail: { bytes: 12, name: '预算\ud800\0.txt' },
})

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
      const tables = [
        'account',
        'organisation',
        'organisation_name',
        'log_entry',
        'failed_sign_in',
        'document',
      ] as const
      for (const table of tables) await store.db.deleteFrom(table).execute()
    })

    const wholeLog = async (): Promise<LogEntry[]> => {
      const entries: LogEntry[] = []
      for await (const entry of readLog(store)) entries.push(entry)
      return entries
    }

    test('an account comes back as it went in, and its login is nobody else’s', async () => {
      expect(await createAccount(store, account('a1', { login: ' Ｚhang3 ' }))).toBe('created')
      expect(await createAccount(store, account('a2', { login: 'zhang3' }))).toBe('taken')
      const found = await getAccountByLogin(store, 'ZHANG3')
      expect(found).toMatchObject({
        passwordHash: '$argon2id$…',
        account: {
          id: 'a1',
          roles: ['compiler', 'unit-head'],
          hasPassword: true,
          version: 1,
          signedInAt: null,
        },
      })
      expect(await listAccounts(store)).toHaveLength(1)
    })

    test('of two administrators who change one account, the second is told', async () => {
      await createAccount(store, account('a1'))
      expect(await changeAccount(store, 'a1', 1, { disabled: true })).toBe('changed')
      expect(await changeAccount(store, 'a1', 1, { name: '李四' })).toBe('clash')
      expect(await getAccount(store, 'a1')).toMatchObject({ name: '张三', disabled: true, version: 2 })
    })

    describe('sessions', () => {
      const session = (tokenHash: string, id = tokenHash) => ({
        tokenHash,
        id,
        accountId: 'a1',
        client: 'Firefox',
        openedAt: '2026-03-01T08:00:00.000Z',
        seenAt: '2026-03-01T08:00:00.000Z',
        endsAt: '2026-03-01T20:00:00.000Z',
      })
      const at = (time: string, idleSince = '2026-03-01T07:00:00.000Z') =>
        findSession(store, 't1', `2026-03-01T${time}:00.000Z`, idleSince)
      beforeEach(async () => {
        await createAccount(store, account('a1'))
        await openSession(store, session('t1'))
      })

      test('a token is known until the session ends, lies idle, or the account is disabled', async () => {
        expect(await at('09:00')).toMatchObject({ session: { id: 't1' }, account: { id: 'a1' } })
        expect(await at('20:00')).toBeNull()
        expect(await at('12:00', '2026-03-01T11:00:00.000Z')).toBeNull()
        await touchSession(store, 't1', '2026-03-01T11:30:00.000Z')
        expect(await at('12:00', '2026-03-01T11:00:00.000Z')).not.toBeNull()
        await changeAccount(store, 'a1', null, { disabled: true })
        expect(await at('12:00')).toBeNull()
      })
      test('one, all but one, or all are ended', async () => {
        for (const id of ['t2', 't3']) await openSession(store, session(id))
        expect(await endSessions(store, 'a1', { id: 't3' })).toBe(1)
        expect(await endSessions(store, 'a1', { butId: 't1' })).toBe(1)
        expect((await listSessions(store, 'a1')).map(({ id }) => id)).toEqual(['t1'])
        expect(await endSessions(store, 'a2')).toBe(0)
        await sweepSessions(store, '2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z')
        expect(await listSessions(store, 'a1')).toEqual([])
      })
      test('a link opens once, and not when it is old', async () => {
        const link = { accountId: 'a1', endsAt: '2026-03-01T09:00:00.000Z' }
        await addSignInLink(store, { ...link, tokenHash: 'l1' })
        await addSignInLink(store, { ...link, tokenHash: 'l2' })
        const both = [1, 2].map(() => takeSignInLink(store, 'l1', '2026-03-01T08:00:00.000Z'))
        expect((await Promise.all(both)).toSorted()).toEqual(['a1', null])
        expect(await takeSignInLink(store, 'l2', '2026-03-01T09:00:00.000Z')).toBeNull()
      })
    })

    test('failed sign-ins are counted until a quiet time or a success', async () => {
      const fail = (time: string, quietSince = '2026-03-01T00:00:00.000Z') =>
        countFailure(store, 'login:a', `2026-03-01T${time}:00.000Z`, quietSince)
      const counts = await Promise.all([fail('08:00'), fail('08:00'), fail('08:00')])
      expect(counts.toSorted()).toEqual([1, 2, 3])
      expect(await getFailures(store, 'login:a')).toEqual({
        failures: 3,
        failedAt: '2026-03-01T08:00:00.000Z',
      })
      await fail('09:00', '2026-03-01T08:30:00.000Z')
      expect(await getFailures(store, 'login:a')).toMatchObject({ failures: 1 })
      await clearFailures(store, 'login:a')
      expect(await getFailures(store, 'login:a')).toBeNull()
    })

    describe('organisations', () => {
      const on = '2026-03-01'
      const region = { key: '某县', kind: 'region', code: '500000', name: '某县', parent: null } as const
      const unit = { key: '某县/中心', kind: 'unit', code: null, name: '中心', parent: '某县' } as const
      const fresh = { version: 1, closedOn: null, successor: null, formerNames: [] }

      test('are saved all or none, and changed by their key', async () => {
        await saveOrganisations(store, [region, unit], on)
        await saveOrganisations(store, [{ ...unit, code: '432001' }], on)
        const kept = [
          { ...region, ...fresh },
          { ...unit, ...fresh, code: '432001', version: 2 },
        ]
        expect(await listOrganisations(store)).toEqual(kept)
        const failing = transact(store, async (transaction) => {
          await saveOrganisations(transaction, [{ ...unit, name: '半个' }], on)
          throw new Error('full disk')
        })
        await expect(failing).rejects.toThrow('full disk')
        expect(await listOrganisations(store)).toEqual(kept)
      })

      test('keep the names they bore; of two who change one at once the second is told', async () => {
        await saveOrganisations(store, [region, unit], on)
        expect(await changeOrganisation(store, unit.key, 1, { name: '事务中心' }, on)).toBe('changed')
        expect(await changeOrganisation(store, unit.key, 1, { name: '别的' }, on)).toBe('clash')
        await saveOrganisations(store, [{ ...unit, name: '保障中心' }], '2026-05-01')
        const found = (await listOrganisations(store)).find(({ key }) => key === unit.key)
        expect(found).toMatchObject({
          ...{ key: unit.key, name: '保障中心', version: 3 },
          formerNames: [
            { name: '事务中心', until: '2026-05-01' },
            { name: '中心', until: on },
          ],
        })
        expect(await changeOrganisation(store, unit.key, 3, { closedOn: on, successor: '某县' }, on)).toBe(
          'changed',
        )
        expect(await removeOrganisation(store, unit.key, 3)).toBe('clash')
        expect(await removeOrganisation(store, unit.key, 4)).toBe('removed')
        expect((await listOrganisations(store)).map(({ key }) => key)).toEqual(['某县'])
      })

      test('what hangs on one is counted', async () => {
        await saveOrganisations(store, [region, unit], on)
        await createAccount(store, account('a1', { organisation: region.key }))
        await changeAccount(store, 'a1', null, { disabled: true })
        await appendLog(store, { ...event('x'), organisation: region.key })
        const none = { below: 0, closedBelow: 0, accounts: 0, disabledAccounts: 0, documents: 0, books: 0 }
        const nothing = { ...none, performanceYears: 0, reviews: 0, log: 0 }
        expect(await whatHangsOn(store, unit.key)).toEqual(nothing)
        expect(await whatHangsOn(store, region.key)).toEqual({
          ...{ ...nothing, below: 1, disabledAccounts: 1, log: 1 },
        })
      })
    })

    test('a browser is known to the account that signed in from it, until it was not seen for long', async () => {
      await createAccount(store, account('a1'))
      const [now, since] = ['2026-03-01T08:00:00.000Z', '2025-12-01T00:00:00.000Z']
      expect(await knowsBrowser(store, 'h', 'a1', since)).toBe(false)
      await rememberBrowser(store, 'h', 'a1', now, since)
      await rememberBrowser(store, 'h', 'a1', now, since)
      expect(await knowsBrowser(store, 'h', 'a1', since)).toBe(true)
      expect(await knowsBrowser(store, 'h', 'a2', since)).toBe(false)
      expect(await knowsBrowser(store, 'h', 'a1', '2026-03-02T00:00:00.000Z')).toBe(false)
      await forgetBrowsers(store, 'a1')
      expect(await knowsBrowser(store, 'h', 'a1', since)).toBe(false)
    })

    describe('the log', () => {
      test('is a whole chain however many write at once', async () => {
        await Promise.all(Array.from({ length: 20 }, (_, index) => appendLog(store, event(`d${index}`))))
        const entries = await wholeLog()
        expect(checkLog(entries)).toEqual({ whole: true, head: await logHead(store) })
        expect(new Set(entries.map(({ about }) => about)).size).toBe(20)
      })
      test('is written with the change it speaks of, or not at all', async () => {
        const failing = transact(store, async (transaction) => {
          await appendLog(transaction, event('d1'))
          throw new Error('full disk')
        })
        await expect(failing).rejects.toThrow('full disk')
        expect(await wholeLog()).toEqual([])
      })
      test('shows what somebody changed behind its back', async () => {
        for (const about of ['d1', 'd2', 'd3']) await appendLog(store, event(about))
        await store.db.updateTable('log_entry').set({ detail: '{}' }).where('ordinal', '=', 2).execute()
        expect(checkLog(await wholeLog())).toEqual({ whole: false, ordinal: 2, fault: 'changed' })
        await store.db.updateTable('log_entry').set({ detail: '[' }).where('ordinal', '=', 2).execute()
        expect(checkLog(await wholeLog())).toEqual({ whole: false, ordinal: 2, fault: 'changed' })
      })
      test('is listed newest first, page by page, by noun', async () => {
        for (const about of ['d1', 'd2', 'd3']) await appendLog(store, event(about))
        await appendLog(store, { ...event('a1'), what: 'account.created' })
        const abouts = async (query: Parameters<typeof listLog>[1]) =>
          (await listLog(store, query)).map(({ about }) => about)
        expect(await abouts({ limit: 2 })).toEqual(['a1', 'd3'])
        expect(await abouts({ before: 3 })).toEqual(['d2', 'd1'])
        expect(await abouts({ what: 'document' })).toEqual(['d3', 'd2', 'd1'])
        expect(await abouts({ what: 'account.created' })).toEqual(['a1'])
      })
    })

    test('who sees which document', async () => {
      const mine = await importDocument(store, {
        ...sampleDocument({ name: 'mine' }),
        importedBy: 'a1',
        organisation: 'X',
      })
      const ours = await importDocument(store, { ...sampleDocument({ name: 'ours' }), organisation: 'A' })
      const all = await importDocument(store, { ...sampleDocument({ name: 'all' }), visibility: 'published' })
      const seen = async (account: string, ...scope: string[]) => {
        const { total, documents } = await listDocuments(store, {
          reader: { account, scope: new Set(scope) },
        })
        expect(total).toBe(documents.length)
        return documents.map(({ fileName }) => fileName).toSorted()
      }
      expect(await seen('')).toEqual(['all'])
      expect(await seen('a1')).toEqual(['all', 'mine'])
      expect(await seen('a2', 'A', 'B')).toEqual(['all', 'ours'])
      expect((await listDocuments(store)).total).toBe(3)
      expect(await getDocumentAccess(store, mine.id)).toMatchObject({
        importedBy: 'a1',
        visibility: 'internal',
      })
      expect((await getDocumentAccess(store, all.id))?.organisation).toBe(all.unitKey)
      await setVisibility(store, ours.id, 'published')
      expect(await seen('')).toEqual(['all', 'ours'])
    })
  })
}
