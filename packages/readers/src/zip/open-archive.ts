import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { beyondLimits, damaged, passwordNeeded, refused } from '../refusals.ts'
import { centralDirectory, type Entry, packedBytes } from './central-directory.ts'
import { inflateWithin } from './inflate-within.ts'

/** 压缩包 An archive whose entries are unpacked when they are asked for. */
export type Archive = {
  /** Names of its files in order, folders left out. */
  readonly names: readonly string[]
  /** The bytes of a file, or why it cannot be had; null when the archive has no such file. */
  readonly read: (name: string) => Read<Uint8Array> | null
}

/** 是否压缩包 Do these bytes begin as a ZIP archive does (office files are archives too)? */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** Deflate packs 1,032 to 1 at best; no document comes near 300 to 1 over this many bytes. */
const largePart = 16 * 1024 * 1024
const maxRatio = 300
/** A part may be read again (a template of every page); a thousand pages that are all the same large part are a bomb. */
const timesOver = 2

/**
 * 打开压缩包 The directory of a ZIP archive, checked before anything is unpacked.
 *
 * Refused: archives that are broken, locked, or would unpack to more than the limits. A name that leads out of the
 * archive (../, an absolute path) is dropped: nobody may follow it.
 */
export function openArchive(bytes: Uint8Array, limits: Limits): Read<Archive> {
  const entries = centralDirectory(bytes)
  if (entries === null) return refused(damaged('压缩包'))
  if (entries.length > limits.maxEntries) return refused(beyondLimits('里的条目太多'))
  const files = entries.filter((entry) => !entry.name.endsWith('/') && staysInside(entry.name))
  if (files.some((entry) => entry.isEncrypted)) return refused(passwordNeeded('文件'))
  const expanded = files.reduce((sum, entry) => sum + entry.size, 0)
  const isBomb = files.some(({ size, packed }) => size > largePart && size > packed * maxRatio)
  if (expanded > limits.maxExpandedBytes || isBomb) return refused(beyondLimits('解开后太大'))
  const byName = new Map(files.map((entry) => [entry.name, entry]))
  let left = timesOver * limits.maxExpandedBytes
  const read = (name: string): Read<Uint8Array> | null => {
    const entry = byName.get(name)
    if (!entry) return null
    left -= entry.size
    return left < 0 ? refused(beyondLimits('同一部分用得太多')) : unpack(bytes, entry)
  }
  return { ok: true, value: { names: [...byName.keys()], read } }
}

function unpack(bytes: Uint8Array, entry: Entry): Read<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (packed === null) return refused(damaged('压缩包'))
  if (entry.method === 0) {
    return packed.length === entry.size ? { ok: true, value: packed } : refused(damaged('压缩包'))
  }
  const value = entry.method === 8 ? inflateWithin(packed, entry.size) : null
  return value === null ? refused(damaged('压缩包')) : { ok: true, value }
}

const staysInside = (name: string): boolean =>
  name !== '' && !/^(?:[\\/]|[a-z]:)/iu.test(name) && !name.split(/[\\/]/u).includes('..')
