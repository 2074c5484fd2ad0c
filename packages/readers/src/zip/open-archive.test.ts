import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { defaultLimits, type Limits } from '../limits.ts'
import { readSource } from '../read-source.ts'
import { openArchive } from './open-archive.ts'
import { unpackFiles } from './unpack-files.ts'

const refusalOf = (bytes: Uint8Array, limits: Limits = defaultLimits): string => {
  const read = openArchive(bytes, limits)
  return read.ok ? 'opened' : read.refusal.id
}

describe('archives', () => {
  test('files are unpacked when asked for; names that lead out are dropped', () => {
    const archive = openArchive(
      zipSync({ 'a/甲.txt': strToU8('预算'), '../b': strToU8('x'), '/c': strToU8('x') }),
      defaultLimits,
    )
    if (!archive.ok) throw new Error(archive.refusal.id)
    expect(archive.value.names).toEqual(['a/甲.txt'])
    const bytes = archive.value.read('a/甲.txt')
    expect(bytes?.ok && new TextDecoder().decode(bytes.value)).toBe('预算')
    expect(archive.value.read('没有')).toBe(null)
  })

  test('one that would unpack to too much is refused before anything is unpacked', () => {
    const bomb = zipSync({ bomb: new Uint8Array(32 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(64 * 1024)
    expect(refusalOf(bomb)).toBe('reading/beyond-limits')
    expect(
      refusalOf(zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) }), {
        ...defaultLimits,
        maxExpandedBytes: 1000,
      }),
    ).toBe('reading/beyond-limits')
    expect(
      refusalOf(zipSync({ a: strToU8('x'), b: strToU8('y') }), { ...defaultLimits, maxEntries: 1 }),
    ).toBe('reading/beyond-limits')
  })

  test('a part that holds more than it says is damaged, not unpacked to its end', () => {
    const bytes = zipSync({ part: new Uint8Array(1024 * 1024) })
    const view = new DataView(bytes.buffer)
    const directory = view.getUint32(bytes.length - 22 + 16, true)
    view.setUint32(directory + 24, 10, true)
    const archive = openArchive(bytes, defaultLimits)
    const part = archive.ok ? archive.value.read('part') : null
    expect(part?.ok === false && part.refusal.id).toBe('reading/damaged')
  })

  test('a locked one asks for its password', () => {
    const bytes = zipSync({ part: strToU8('x') })
    const view = new DataView(bytes.buffer)
    const directory = view.getUint32(bytes.length - 22 + 16, true)
    view.setUint16(directory + 8, 1, true)
    expect(refusalOf(bytes)).toBe('reading/password')
  })
})

describe('bundles', () => {
  const text = strToU8('单位：万元\n\n科目名称\t总计\n一般公共服务支出\t522.63\n')

  test('the files of a unit, without what systems add', () => {
    const bundle = zipSync({
      '2024/表.txt': text,
      '2024/说明.txt': text,
      '__MACOSX/._表.txt': text,
      '.DS_Store': text,
    })
    const files = unpackFiles({ name: '公开.zip', bytes: bundle }, defaultLimits)
    expect(files.ok && files.value.map((file) => file.name)).toEqual(['2024/表.txt', '2024/说明.txt'])
    const read = readSource(bundle, defaultLimits)
    expect(read.ok ? 'read' : read.refusal.id).toBe('reading/several-files')
  })

  test('a bundle of one file is that file; a file is a bundle of itself', () => {
    const read = readSource(zipSync({ '表.txt': text }), defaultLimits)
    expect(read.ok && read.value.blocks.length).toBe(2)
    const files = unpackFiles({ name: '表.txt', bytes: text }, defaultLimits)
    expect(files.ok && files.value.map((file) => file.name)).toEqual(['表.txt'])
  })

  test('a bundle that holds itself ends', () => {
    let bundle = zipSync({ '表.txt': text })
    for (let depth = 0; depth < 5; depth += 1) bundle = zipSync({ inner: bundle })
    const read = readSource(bundle, defaultLimits)
    expect(read.ok ? 'read' : read.refusal.id).toBe('reading/several-files')
  })
})
