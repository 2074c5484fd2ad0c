import { styleText } from 'node:util'
import { expect, test } from 'vitest'
import { terminalText } from './terminal-text.ts'

test('what steers a terminal shows that it was there; colours and lines of our own stay', () => {
  const hostile = '某局\u001b[2J\u001b]0;别的标题\u0007\u009b31m\u202e甲\r\b\ud800'
  expect(terminalText(hostile)).toBe('某局�[2J�]0;别的标题��31m�甲���')
  const own = `${styleText('red', '■ 错误', { validateStream: false })}\n\t12.00`
  expect(terminalText(own)).toBe(own)
})
