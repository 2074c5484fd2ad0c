import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stock } from '@mingzhang/store/tests'
import { type BrowserContext, chromium } from 'playwright-core'

const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser']

/** 浏览器 Where Chromium is on this machine; null when there is none. */
export const chromiumPath: string | null =
  candidates.find((path): path is string => path !== undefined && path !== '' && existsSync(path)) ?? null

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Browser = { readonly context: BrowserContext; readonly close: () => Promise<void> }

/** Opens Chromium with a fresh folder of its own. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-browser-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: flags,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** 构建 Builds the app as it stands now and says where; once in a run of the tests. */
export const builtApp = (): Promise<string> =>
  stock('web-app', async (outDir) => {
    const { build } = await import('vite')
    const root = join(import.meta.dirname, '..')
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    })
  })
