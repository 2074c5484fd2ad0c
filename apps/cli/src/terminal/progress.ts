import stringWidth from 'string-width'
import { terminalText } from './terminal-text.ts'

/** 进度 One line that is rewritten while long work goes on; on standard error, and only when that is a terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let shown = 0
  const show = (text: string) => {
    if (!stream.isTTY) return
    stream.write(`\r${terminalText(text)}${' '.repeat(Math.max(0, shown - stringWidth(text)))}`)
    shown = stringWidth(text)
  }
  return {
    show,
    clear: () => {
      if (stream.isTTY && shown > 0) stream.write(`\r${' '.repeat(shown)}\r`)
      shown = 0
    },
  }
}
