import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { refused } from '../refusals.ts'
import type { Archive } from '../zip/open-archive.ts'
import { readXml } from './read-xml.ts'

/** 关系 A part that another part points to. */
export type Relation = { readonly id: string; readonly type: string; readonly path: string }

/** The parts that one part of an office file points to; outside addresses are left out. */
export function readRelations(archive: Archive, path: string, limits: Limits): Read<readonly Relation[]> {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const bytes = archive.read(`${folder}_rels/${path.slice(slash + 1)}.rels`)
  if (bytes === null) return { ok: true, value: [] }
  if (!bytes.ok) return bytes
  const relations: Relation[] = []
  const trouble = readXml(bytes.value, limits, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      if (relations.length >= limits.maxEntries) return
      relations.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').replace(/^.*\//u, ''),
        path: resolvePath(folder, attributes['Target'] ?? ''),
      })
    },
    close: () => {},
    text: () => {},
  })
  return trouble ? refused(trouble) : { ok: true, value: relations }
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
