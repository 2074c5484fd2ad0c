import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import { sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'

test('Chinese in an address as a shell sends it: an error like any other, that says what to do', async () => {
  const opened = await openTestStore()
  const server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
  try {
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const answer = await sent(
      Number(port),
      'GET /api/documents?search=青龙 HTTP/1.1\r\nHost: localhost\r\n\r\n',
    )
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /u)
    expect(JSON.parse(body)).toEqual({
      what: expect.any(String),
      why: expect.stringContaining('百分号编码'),
      toDo: expect.any(String),
    })
  } finally {
    await server.close()
    await opened.remove()
  }
})

const sent = (port: number, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
