import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import Fastify from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import { limitBodies } from './request-bodies.ts'
import { mayEverything } from './tests/people.ts'
import type { TypedFastify } from './typed-fastify.ts'

/** 磨蹭的客户端 Who opens many uploads, or sends a body letter by letter, takes nothing from the others. */
const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function start(slowMilliseconds?: number): Promise<number> {
  const server: TypedFastify = Fastify({ forceCloseConnections: true })
  server.addContentTypeParser('multipart/form-data', (_, payload, done) => {
    payload.resume().on('end', () => done(null, null))
  })
  server.addHook('onRequest', async (request) => {
    request.person = { ...mayEverything, id: String(request.headers['x-person']) }
  })
  limitBodies(server, slowMilliseconds)
  server.post('/', async () => 'taken')
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  open.push(() => server.close())
  return Number(new URL(address).port)
}

type Sent = { readonly socket: Socket; readonly answer: () => string }

/** The head of a request and the first letter of its body. */
async function begin(port: number, person: string, type: string): Promise<Sent> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  socket.on('error', () => {})
  open.push(() => socket.destroy())
  await once(socket, 'connect')
  socket.write(
    `POST / HTTP/1.1\r\nhost: localhost\r\nx-person: ${person}\r\ncontent-type: ${type}\r\ncontent-length: 9\r\n\r\n{`,
  )
  return { socket, answer: () => text }
}

const form = 'multipart/form-data; boundary=x'

test('six uploads at once, not seven; another person’s are counted apart; one that broke off is forgotten', async () => {
  const port = await start()
  const held: Sent[] = []
  for (let count = 0; count < 6; count += 1) held.push(await begin(port, 'one', form))
  const seventh = await begin(port, 'one', form)
  await vi.waitFor(() => expect(seventh.answer()).toContain('429'))
  const other = await begin(port, 'other', form)
  other.socket.write('12345678')
  await vi.waitFor(() => expect(other.answer()).toContain('taken'))
  held[0]?.socket.destroy()
  await vi.waitFor(async () => {
    const again = await begin(port, 'one', form)
    again.socket.write('12345678')
    await vi.waitFor(() => expect(again.answer()).not.toBe(''))
    expect(again.answer()).toContain('taken')
  })
})

test('who was refused does not keep the connection by going on', async () => {
  const port = await start(50)
  for (let count = 0; count < 6; count += 1) await begin(port, 'one', form)
  const { socket, answer } = await begin(port, 'one', form)
  await once(socket, 'close')
  expect(answer()).toContain('429')
})

test('a body that does not arrive ends the connection', async () => {
  const { socket, answer } = await begin(await start(50), 'one', 'application/json')
  await once(socket, 'close')
  expect(answer()).not.toContain('taken')
})
