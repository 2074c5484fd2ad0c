import { expect, test } from 'vitest'
import { addressAfter, signInAddress } from './sign-in-address.ts'

const after = (address: string) => addressAfter(new URL(address, 'http://ours').search)

test('who is asked to sign in comes back to where they wanted to go', () => {
  for (const [path, search] of [
    ['/books/%E6%9F%90%E5%8E%BF%2F%E6%9F%90%E5%B1%80/2025', ''],
    ['/performance', 'unit=某县/某局&year=2025'],
    ['/documents/0123456789abcdef', 'tab=tables&finding=3'],
  ] as const) {
    const back = after(signInAddress(path, search))
    expect(decodeURIComponent(back)).toBe(decodeURIComponent(search ? `${path}?${search}` : path))
  }
  expect(signInAddress('/', '')).toBe('/sign-in')
  expect(signInAddress('/sign-in', 'to=/books')).toBe('/sign-in')
  expect(after('/sign-in')).toBe('/')
})

test('a link that leads elsewhere leads to the first page', () => {
  for (const to of [
    '//elsewhere.example/',
    'https://elsewhere.example/',
    '/\\elsewhere.example',
    'javascript:1',
  ])
    expect(addressAfter(new URLSearchParams({ to }).toString())).toBe('/')
})
