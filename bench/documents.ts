import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One of the five texts: as published where that folder stands beside the checkout, else the sample. */
export type BenchDocument = {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
  readonly published: boolean
  /** Path of its truth, or null when nobody transcribed it. */
  readonly truth: string | null
}

const names = [
  'wansheng-office-affairs-2024',
  'qinglong-office-affairs-2024',
  'qijiang-government-services-2024',
  'qinhuangdao-office-affairs-2023',
  'wansheng-key-programmes-2024',
]

const present = (path: string): string | null => (existsSync(path) ? path : null)

/** The five published texts (when they are there) and the five samples, each with its truth. */
export function documents(root: string): BenchDocument[] {
  const shared = join(root, '..', 'shared')
  const document = (path: string, truth: string | null, published: boolean): BenchDocument[] =>
    existsSync(path)
      ? [{ name: path.split('/').at(-1) ?? path, path, bytes: readFileSync(path), published, truth }]
      : []
  return names.flatMap((name) => [
    ...document(
      join(shared, 'disclosures', `${name}.txt`),
      present(join(shared, 'expected', `${name}.json`)) ?? present(join(root, 'bench/truth', `${name}.json`)),
      true,
    ),
    ...document(
      join(root, 'samples', `${name}.txt`),
      present(join(root, 'samples/truth', `${name}.json`)),
      false,
    ),
  ])
}
