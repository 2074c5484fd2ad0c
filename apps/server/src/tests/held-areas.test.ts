import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { describedAnswers } from './described-answers.ts'
import { heldAreas } from './held-areas.ts'
import { sampleAudit } from './sample-audit.ts'
import { openTestStore } from './test-store.ts'

test('every operation has a test that holds its answers, and that test says when it left one out', async () => {
  const { store, remove } = await openTestStore()
  const server = await buildServer({ store, audit: sampleAudit, webRoot: import.meta.dirname })
  const { operations } = await describedAnswers(server)
  const unheld = operations
    .map(([name]) => name)
    // The description describes everything but itself.
    .filter((name) => name !== 'GET /api/openapi.json')
    .filter((name) => Object.values(heldAreas).filter((area) => area.test(name)).length !== 1)
  await server.close()
  await remove()
  expect(unheld).toEqual([])
  const silent = Object.keys(heldAreas).filter(
    (file) => !/unheld\(|left out/u.test(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')),
  )
  expect(silent).toEqual([])
})
