import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export type Served = {
  readonly address: string
  /** Opens once and signs the administrator in. */
  readonly signIn: string
  /** Passwords of the demonstration by login. */
  readonly passwords: ReadonlyMap<string, string>
  readonly close: () => Promise<void>
}

/** 登录 Signs whoever is signed in out, and somebody of the demonstration in. */
export async function signInAs(page: Page, { address, passwords }: Served, login: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${address}/sign-in`)
  await page.fill('input[name=username]', login)
  await page.fill('input[name=password]', passwords.get(login) ?? '')
  await page.click('form button[type=submit]')
  await page.waitForSelector('.who-name')
}

const built = join(import.meta.dirname, '../../cli/bin/mingzhang.mjs')

/** 真服务 The built program serving over a fresh data folder with the samples. */
export async function serve(program = built): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'mingzhang-real-'))
  const env: NodeJS.ProcessEnv = { ...process.env, MINGZHANG_DATA: data }
  delete env['DATABASE_URL']
  const child = spawn(process.execPath, [program, 'serve', '--samples', '--port', '0'], { env })
  const said = await beginningOf(child)
  const signIn = /http:\S+\/sign-in#link=\S+/u.exec(said)?.[0] ?? ''
  const passwords = [...said.matchAll(/(\w+) +(\w{4}-\w{4}-\w{4})$/gmu)].map(
    ([, login = '', password = '']) => [login, password] as const,
  )
  return {
    address: new URL(signIn).origin,
    signIn,
    passwords: new Map(passwords),
    close: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** What the program says until it has started. */
function beginningOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('Ctrl+C')) resolve(said)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)))
  })
}
