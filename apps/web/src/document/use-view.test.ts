import { expect, it } from 'vitest'
import { decodeView, encodeView } from './use-view.ts'

it('an address gives the view back that made it', () => {
  const address =
    'tab=tables&finding=f-1&at=10.3.2&severity=error&answer=fails&order=place&table=t3&program=2'
  expect(encodeView(decodeView(new URLSearchParams(address))).toString()).toBe(address)
})

it('the plain address is the plain view, and nonsense is left out', () => {
  const view = decodeView(new URLSearchParams('tab=nonsense&severity=fatal&answer=perhaps'))
  expect(view).toMatchObject({ tab: 'source', severity: null, answer: null, order: 'weight' })
  expect(encodeView(view).toString()).toBe('')
})
