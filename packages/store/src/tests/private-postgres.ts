import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL server for tests: the URL of its database, and how to end it. */
export type PostgresServer = { readonly url: string; readonly stop: () => Promise<void> }

/** Folder of initdb and postgres on this machine, or null. */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  const complete = (folder: string) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))
  return folders.find(complete) ?? null
}

/** Starts a server of our own in a temporary folder, reached by a socket there. It does not run as root. */
export async function startPrivatePostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-pg-'))
  const user = process.getuid?.() === 0 ? serverUser() : null
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const flags = ['-D', data, '-A', 'trust', '-U', 'mingzhang', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(programs, 'initdb'), flags, { ...user, cwd: folder, stdio: 'ignore' })
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-F', '-c', 'max_connections=40'],
    { ...user, cwd: folder, stdio: 'ignore' },
  )
  const kill = () => server.kill('SIGINT')
  process.once('exit', kill)
  const url = `postgres://mingzhang@localhost/postgres?host=${encodeURIComponent(folder)}`
  await untilReady(url, server)
  const stop = async () => {
    process.off('exit', kill)
    await ended(server)
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

function serverUser(): { uid: number; gid: number } | null {
  const name = ['postgres', 'nobody'].find((user) => idOf('-u', user) !== null)
  if (name === undefined) return null
  const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
  return uid === null || gid === null ? null : { uid, gid }
}

function idOf(flag: '-u' | '-g', user: string): number | null {
  try {
    return Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`postgres ended with status ${server.exitCode}`)
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error('postgres did not become ready')
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
