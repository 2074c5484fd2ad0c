import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { shellZhCn } from '../words/shell.zh-cn.ts'
import { zhCn } from '../words/zh-cn.ts'
import { words as books } from './books.ts'
import { words as document } from './document.ts'
import { words as open } from './open.ts'
import { words as people } from './people.ts'
import { words as performance } from './performance.ts'
import { words as review } from './review.ts'
import { words as signInAgain } from './sign-in-again.ts'

const here = import.meta.dirname
const source = join(here, '..')

/** The files of ours that a file leads to, whether at once or later. */
function filesFrom(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/gu))
    filesFrom(normalize(join(dirname(file), path)), found)
  return found
}

/** The parts of the catalogue a file takes words from. */
function partsIn(file: string): string[] {
  const code = readFileSync(file, 'utf8')
  const direct = [...code.matchAll(/useWords\(\)\.(\w+)/gu)].map(([, part = '']) => part)
  const taken = [...code.matchAll(/\{([^{}]*)\} = useWords\(\)(?!\.)/gu)].flatMap(([, list = '']) =>
    [...list.matchAll(/(\w+)(?::\s*\w+)?/gu)].map(([, part = '']) => part),
  )
  const whole = /const words = useWords\(\)(?!\.)/u.test(code) && !/const words = useWords\(\)\./u.test(code)
  const through = whole ? [...code.matchAll(/(?<![-/.])\bwords\.(\w+)/gu)].map(([, part = '']) => part) : []
  return [...direct, ...taken, ...through].filter((part) => part in zhCn)
}

test.each([
  ['books', books],
  ['document', document],
  ['open', open],
  ['people', people],
  ['performance', performance],
  ['review', review],
  ['sign-in-again', signInAgain],
])('the room %s brings every word it says', (name, words) => {
  const known = new Set([...Object.keys(shellZhCn), ...Object.keys(words)])
  for (const file of filesFrom(join(here, `${name}.ts`))) {
    if (file.includes('/words/')) continue
    expect(
      partsIn(file).filter((part) => !known.has(part)),
      file,
    ).toEqual([])
  }
})

test('the shell and the list say their own words', () => {
  const known = new Set(Object.keys(shellZhCn))
  for (const folder of ['shell', 'parts', 'list']) {
    const rooms = [...filesFrom(join(source, 'start.tsx'))].filter((file) =>
      file.startsWith(join(source, folder)),
    )
    expect(rooms.length).toBeGreaterThan(0)
    for (const file of rooms)
      expect(
        partsIn(file).filter((part) => !known.has(part)),
        file,
      ).toEqual([])
  }
})
