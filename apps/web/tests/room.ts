import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit } from '@mingzhang/audit'
import { roles } from '@mingzhang/cycle'
import { startServer } from '@mingzhang/server'
import { openStore, type Store } from '@mingzhang/store'
import { fillFolder } from '@mingzhang/store/tests'
import type { Page } from 'playwright-core'
import { builtApp, chromiumPath, openBrowser } from './browser.ts'

/** 一间屋子 The app over a fresh store, opened in a real browser by somebody who may do everything. */
export type Room = {
  readonly store: Store
  readonly page: Page
  /** Where the app is. */
  readonly address: string
  /** Errors of the page. */
  readonly troubles: readonly string[]
  readonly close: () => Promise<void>
}

/**
 * 开一间屋子 Serves the app as it stands now on a free port and opens a page; files that are sent are read for what they are.
 *
 * @param name of the person
 * @param now the clock of the server
 */
export async function openRoom(name: string, now: string): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-room-'))
  const opened = await openStore({ folder: await fillFolder(join(folder, 'data')) })
  if (!opened.ok) throw new Error(opened.refusal.what)
  const store = opened.value
  const person = { id: 'tester', name, roles, organisation: null, scope: 'everything' } as const
  const server = await startServer({
    ...{ store, person, port: 0, webRoot: await builtApp() },
    audit: async (content, fileName) => audit(content, fileName),
    now: () => new Date(now),
  })
  const browser = await openBrowser(chromiumPath ?? '')
  const page = await browser.context.newPage()
  page.setDefaultTimeout(60_000)
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  return {
    ...{ store, page, address: server.address, troubles },
    close: async () => {
      await browser.close()
      await server.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
