import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { documents } from '../documents.ts'
import { rebuilt } from './rebuilt.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Of the key programmes the catalogue and the target tables contradict each other in print. */
const closing = documents(root).filter(({ name }) => !name.includes('programmes'))

test.each(
  closing.map((document) => ({ document, what: `${document.name}${document.published ? '' : ' (sample)'}` })),
)(
  '$what: rebuilt as a book, every figure is the published one but for last digits that are recorded',
  ({ document }) => {
    expect(rebuilt(document)).toMatch(/\| 0 \| 0 of 0 \| \d+ \|$/u)
  },
)
