import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stock } from '@mingzhang/store/tests'
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

/** 真服务 The built program serving for the first time: over a fresh data folder, with the samples. */
export async function serve(program = built): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'mingzhang-real-'))
  const { child, said } = await start(program, data, ['--samples'])
  return served(data, child, said, passwordsOf(said))
}

/**
 * 演示服务 The built program serving over a copy of the demonstration, with all that is in its rooms. It is made once in a run
 * of the tests: reading the samples and furnishing the rooms takes longer than many tests.
 */
export async function serveDemonstration(): Promise<Served> {
  const home = await stock('demonstration', makeDemonstration)
  const data = await mkdtemp(join(tmpdir(), 'mingzhang-real-'))
  cpSync(join(home, 'data'), data, { recursive: true })
  const { child, said } = await start(built, data, [])
  return served(data, child, said, JSON.parse(await readFile(join(home, 'passwords.json'), 'utf8')))
}

async function makeDemonstration(home: string): Promise<void> {
  const { child, said, heard } = await start(built, join(home, 'data'), ['--samples'])
  await heard('演示内容已备好')
  await stop(child)
  await writeFile(join(home, 'passwords.json'), JSON.stringify(passwordsOf(said)))
}

type Passwords = readonly (readonly [login: string, password: string])[]

const passwordsOf = (said: string): Passwords =>
  [...said.matchAll(/(\w+) +(\w{4}-\w{4}-\w{4})$/gmu)].map(([, login = '', password = '']) => [
    login,
    password,
  ])

function served(data: string, child: ChildProcess, said: string, passwords: Passwords): Served {
  const signIn = /http:\S+\/sign-in#link=\S+/u.exec(said)?.[0] ?? ''
  return {
    address: new URL(signIn).origin,
    signIn,
    passwords: new Map(passwords),
    close: async () => {
      await stop(child)
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** Starts the program: what it said until it had started, and a way to wait for more. */
async function start(program: string, data: string, options: readonly string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, MINGZHANG_DATA: data }
  delete env['DATABASE_URL']
  const child = spawn(process.execPath, [program, 'serve', ...options, '--port', '0'], { env })
  const heard = listenTo(child)
  return { child, heard, said: await heard('Ctrl+C') }
}

/** Waits until the program has said these words; gives all it said. */
function listenTo(child: ChildProcess): (words: string) => Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      child.emit('said')
    })
  return (words) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (said.includes(words)) resolve(said)
      }
      child.on('said', look)
      child.once('error', reject)
      child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)))
      look()
    })
}
