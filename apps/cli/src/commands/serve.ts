import { fileURLToPath } from 'node:url'
import type { RunningServer, startServer } from '@mingzhang/server'
import { type Command, InvalidArgumentError } from 'commander'
import type { ExitStatus } from '../exit-status.ts'
import { complainShort } from '../terminal/complain.ts'

type ServeOptions = {
  readonly port?: number
  readonly host?: string
  readonly domain?: string
  readonly samples?: true
}

/** Without --port the first free one from here on is taken. */
const firstPort = 4180
const portsTried = 20

/** `serve [--port N]`: the web app over the store, on this machine only unless told otherwise. */
export function addServeCommand(program: Command, exit: (status: ExitStatus) => void): void {
  program
    .command('serve')
    .description('启动网页应用')
    .usage('[选项]')
    .option('--port <port>', `端口（不给时从 ${firstPort} 起取空闲的）`, portOf)
    .option('--host <address>', '监听地址（不给时只限本机）')
    .option('--domain <name>', '经本机反向代理以 https 对外的域名')
    .option('--samples', '先导入 samples/ 里的示例文件；首次启动时建演示账号')
    .action(async (options: ServeOptions) => {
      const started = await serve(options)
      if (!started) exit(2)
    })
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('端口是 0–65535 的整数')
  return port
}

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

async function serve({ port, host, domain, samples }: ServeOptions): Promise<boolean> {
  const { auditPool } = await import('@mingzhang/server')
  const { openConfiguredStore } = await import('../open-store.ts')
  const { publicationFormats } = await import('./publication-formats.ts')
  const opened = await openConfiguredStore(new Date().toISOString())
  if (!opened.ok) {
    complainShort(opened.refusal)
    return false
  }
  const store = opened.value
  const { importSamples } = await import('../serve/import-samples.ts')
  const { welcome } = await import('../serve/welcome.ts')
  const { furnishRooms } = await import('../serve/furnish-rooms.ts')
  if (samples) await importSamples(store, beside('../../../samples'))
  const howToSignIn = await welcome(store, samples ?? false)
  const pool = auditPool({ workerFile: new URL('./audit-worker.mjs', import.meta.url) })
  const server = await listen(
    {
      ...{ store, audit: pool.audit, formats: publicationFormats },
      ...{ webRoot: beside('../../web/dist'), host: host ?? '127.0.0.1' },
      ...(domain !== undefined && { hostNames: [domain], https: true }),
    },
    port,
  )
  if (!server) {
    await Promise.all([pool.close(), store.close()])
    return false
  }
  const lines = [
    `明账已启动：${server.address}`,
    ...howToSignIn(outside(server.address, domain)),
    '按 Ctrl+C 停止',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  // The page can be opened already: what a newcomer finds in the rooms is made behind it.
  const furnished = samples ? furnishRooms(store, pool.audit) : null
  const stop = async () => {
    await server.close()
    await furnished
    await pool.close()
    await store.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return true
}

/** The address by which a person opens the page. */
const outside = (address: string, domain: string | undefined): string =>
  domain === undefined ? address : `https://${domain}`

type ServerParts = Omit<Parameters<typeof startServer>[0], 'port'>

async function listen(parts: ServerParts, port: number | undefined): Promise<RunningServer | null> {
  const { listenRefusal, startServer } = await import('@mingzhang/server')
  const from = port ?? firstPort
  const to = port === undefined ? firstPort + portsTried : port
  for (let tried = from; tried <= to; tried += 1) {
    const where = { port: tried, host: parts.host ?? '127.0.0.1' }
    try {
      return await startServer({ ...parts, ...where })
    } catch (error) {
      const refusal = listenRefusal(error, where)
      if (!refusal) throw error
      if (tried < to && refusal.id === 'server/port-in-use') continue
      complainShort(refusal)
      return null
    }
  }
  return null
}
