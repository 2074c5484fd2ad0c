import { expect, it } from 'vitest'
import { decodeSettings, encodeSettings } from './settings.ts'

it('settings come back as they were kept', () => {
  const settings = { language: 'en', theme: 'dark', singleKeys: false } as const
  expect(decodeSettings(encodeSettings(settings))).toEqual(settings)
})

it('what is unknown falls back to Chinese, the system and keys', () => {
  const initial = { language: 'zh-CN', theme: 'system', singleKeys: true }
  expect(decodeSettings(null)).toEqual(initial)
  expect(decodeSettings('fr sepia')).toEqual(initial)
})
