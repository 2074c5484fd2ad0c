import { describe, expect, test } from 'vitest'

type Lacking = (wanted: string, present: string, stands: (path: string) => boolean) => string[]

const { lacking }: { lacking: Lacking } = await import(
  new URL('../scripts/install.mjs', import.meta.url).href
)

const lock = {
  packages: {
    '': { name: 'mingzhang' },
    'packages/model': { name: '@mingzhang/model' },
    'node_modules/@mingzhang/model': { resolved: 'packages/model', link: true },
    'node_modules/fflate': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-another-system': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
}
const { '': _, 'node_modules/for-another-system': __, ...hidden } = lock.packages
const lacks = (present: object, stands: (path: string) => boolean = () => true) =>
  lacking(JSON.stringify(lock), JSON.stringify({ packages: present }), stands)

describe('an install', () => {
  test('will do when every package of the lock file is there, whatever the dates of the files', () => {
    expect(lacks(hidden)).toEqual([])
    expect(lacks({ ...hidden, 'node_modules/something-more': { version: '1.0.0' } })).toEqual([])
  })

  test('lacks a package that is missing, of another version or of other content', () => {
    const { 'node_modules/fflate': ___, ...without } = hidden
    const path = 'node_modules/fflate'
    expect(lacks(without)).toEqual([path])
    expect(lacks({ ...hidden, [path]: { version: '1.0.1', integrity: 'sha512-a' } })).toEqual([path])
    expect(lacks({ ...hidden, [path]: { version: '1.0.0', integrity: 'sha512-x' } })).toEqual([path])
    expect(lacks(hidden, (folder) => folder !== path)).toEqual([path])
  })

  test('lacks a workspace that came with a newer checkout', () => {
    const { 'node_modules/@mingzhang/model': ___, ...without } = hidden
    expect(lacks(without)).toEqual(['node_modules/@mingzhang/model'])
  })
})
