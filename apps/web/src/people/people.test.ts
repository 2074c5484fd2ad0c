import { expect, it } from 'vitest'
import { isInRoom, rooms } from '../shell/navigation.ts'
import { browserName } from './browser-name.ts'
import { wherefore } from './log-pane.tsx'
import { treeLines } from './tree-lines.ts'

it('a browser is called what a person calls it', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
  const edge = `${chrome.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')} Edg/141.0.0.0`
  expect([browserName(chrome), browserName(edge), browserName('curl/8')]).toEqual([
    'Chrome 141 · Linux',
    'Edge 141 · Windows',
    'curl/8',
  ])
})

it('an address is in one room', () => {
  const roomOf = (address: string) => rooms.filter((room) => isInRoom(room, address)).map(({ path }) => path)
  expect(roomOf('/')).toEqual(['/'])
  expect(roomOf('/documents/1')).toEqual(['/'])
  expect(roomOf('/admin/log')).toEqual(['/admin'])
  expect(roomOf('/account')).toEqual([])
})

it('the tree is written from the top, children below theirs, what hangs on nothing at the end', () => {
  const organisation = (key: string, parent: string | null) =>
    ({ key, parent, kind: 'unit', code: null, name: key }) as const
  const lines = treeLines([
    organisation('B', 'A'),
    organisation('A', null),
    organisation('C', 'B'),
    organisation('X', '?'),
  ])
  expect(lines.map(({ organisation: { key }, depth }) => `${depth} ${key}`)).toEqual([
    '0 A',
    '1 B',
    '2 C',
    '0 X',
  ])
})

it('the log shows the reason that was given, and that one person submitted and approved', () => {
  const words = { because: '理由：{reason}', alone: '一人提交并批准' }
  expect(wherefore({ detail: { reason: '口径不同' } }, words)).toEqual(['理由：口径不同'])
  expect(wherefore({ detail: { alone: true, reason: null } }, words)).toEqual(['一人提交并批准'])
  expect(wherefore({ detail: {} }, words)).toEqual([])
})
