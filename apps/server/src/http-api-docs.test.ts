import { readFileSync } from 'node:fs'
import { documentSorts } from '@mingzhang/store'
import { expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import { sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'

const page = readFileSync(new URL('../../../docs/http-api.md', import.meta.url), 'utf8')

test('the page describes every route and every way to sort, and no other', { timeout: 60_000 }, async () => {
  const opened = await openTestStore()
  const server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
  const described = [...page.matchAll(/^## `(\w+) (\/\S+)`$/gmu)].map(
    ([, method = '', url = '']) => `${method} ${url}`,
  )
  const tree = server.printRoutes({ commonPrefix: false })
  const counted = [...tree.matchAll(/\(([A-Z, ]+)\)/gu)].flatMap(([, methods = '']) => methods.split(', '))
  // HEAD comes with every GET, and the web files are one route more.
  const ofApi = counted.filter((method) => method !== 'HEAD').length - 1
  for (const route of described) {
    const [method = '', url = ''] = route.split(' ')
    expect(server.hasRoute({ method, url }), route).toBe(true)
  }
  expect(described).toHaveLength(ofApi)
  const sorts = /^\| `sort` \| (.*?), with/mu.exec(page)?.[1]?.replaceAll('`', '').split(' ')
  expect(sorts?.toSorted()).toEqual([...documentSorts].toSorted())
  await server.close()
  await opened.remove()
})
