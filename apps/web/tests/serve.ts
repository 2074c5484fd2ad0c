import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Served = {
  readonly address: string
  /** Opens once and signs the administrator in. */
  readonly signIn: string
  readonly close: () => Promise<void>
}

const program = join(import.meta.dirname, '../../cli/bin/mingzhang.mjs')

/** 真服务 The built program serving over a fresh data folder with the samples. */
export async function serve(): Promise<Served> {
  const data = await mkdtemp(join(tmpdir(), 'mingzhang-real-'))
  const env: NodeJS.ProcessEnv = { ...process.env, MINGZHANG_DATA: data }
  delete env['DATABASE_URL']
  const child = spawn(process.execPath, [program, 'serve', '--samples', '--port', '0'], { env })
  const signIn = await linkOf(child)
  return {
    address: new URL(signIn).origin,
    signIn,
    close: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The link is said after the server listens. */
function linkOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const link = /http:\/\/[\d.]+:\d+\/sign-in#link=[\w-]{43}/u.exec(said)?.[0]
      if (link) resolve(link)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)))
  })
}
