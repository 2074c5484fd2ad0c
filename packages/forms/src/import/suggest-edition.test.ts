import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { expect, test } from 'vitest'
import { suggestEdition } from './suggest-edition.ts'

test.each([
  ['qinglong-office-affairs-2024', 'hebei-2024'],
  ['qinhuangdao-office-affairs-2023', 'hebei-2023'],
  ['wansheng-office-affairs-2024', 'chongqing-department'],
  ['qijiang-government-services-2024', 'chongqing-unit'],
])('%s is printed in the edition %s', (name, edition) => {
  const bytes = readFileSync(new URL(`../../../../samples/${name}.txt`, import.meta.url))
  const read = audit(new Uint8Array(bytes), name)
  expect(read.ok && suggestEdition(read.value.disclosure)).toBe(edition)
})
