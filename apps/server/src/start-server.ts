import type { Refusal } from '@mingzhang/model'
import { buildServer } from './build-server.ts'
import { loggedError } from './log.ts'
import { takeInEditions } from './open/take-in-editions.ts'
import type { ServerOptions } from './server-options.ts'

/** 监听 Where to listen. Without a host only this machine can connect; port 0 takes a free one. */
export type ListenOptions = { readonly port: number; readonly host?: string }

/** 运行中的服务 A server that listens: its address, and how to end it. */
export type RunningServer = { readonly address: string; readonly close: () => Promise<void> }

/**
 * 启动服务 Starts the server over an open store, and takes in what was published before there were editions. The store and the audit pool stay the caller's to close.
 *
 * Rejects when it cannot listen; `listenRefusal` says why in words.
 */
export async function startServer(options: ServerOptions & ListenOptions): Promise<RunningServer> {
  const server = await buildServer(options)
  const address = await server.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
  let closing = false
  // Behind the open page: nobody waits for it.
  const editions = takeInEditions(options, () => closing).catch((error) =>
    options.log?.({ level: 'error', event: 'editions-not-taken-in', error: loggedError(error) }),
  )
  const close = async () => {
    closing = true
    await server.close()
    await editions
  }
  return { address, close }
}

/** 端口不可用 Why the server could not listen, or null when the error is something else. */
export function listenRefusal(error: unknown, { port, host = '127.0.0.1' }: ListenOptions): Refusal | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const what = `不能在 ${host} 的 ${port} 端口上启动服务。`
  switch (code) {
    case 'EADDRINUSE':
      return {
        id: 'server/port-in-use',
        what,
        why: '这个端口正被另一个程序使用，也许明账已经在运行。',
        toDo: `请先看看 http://${host}:${port} 是否已经打开，或换一个端口。`,
      }
    case 'EACCES':
      return {
        id: 'server/port-forbidden',
        what,
        why: '系统不允许使用这个端口。',
        toDo: '请换一个 1024 以上的端口。',
      }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        id: 'server/unknown-host',
        what,
        why: '这台计算机没有这个地址。',
        toDo: '请改用 127.0.0.1 或本机的地址。',
      }
    default:
      return null
  }
}
