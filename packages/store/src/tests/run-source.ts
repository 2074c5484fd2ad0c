import { fileURLToPath } from 'node:url'

/**
 * 跑源码 The arguments with which Node runs a file from its source.
 *
 * @param file from here
 */
export const runSource = (file: string): string[] => [
  '--import',
  new URL('./raw-text.ts', import.meta.url).href,
  fileURLToPath(new URL(file, import.meta.url)),
]
