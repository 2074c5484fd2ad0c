import type { ReactNode } from 'react'
import { KeyBar } from '../../parts/key-bar.tsx'
import { useWords } from '../../words/use-words.ts'

/** 键条 The keys of the editor. */
export function BookKeys({ children }: { readonly children?: ReactNode }) {
  const { keys } = useWords().book
  const short = [
    { caps: ['↑', '↓', '←', '→'], does: keys.move },
    { caps: ['Enter'], does: keys.confirm },
    { caps: ['Tab'], does: keys.next },
    { caps: ['Ctrl V'], does: keys.paste },
    { caps: ['Ctrl Z'], does: keys.undo },
    { caps: ['Ctrl D'], does: keys.fill },
    { caps: ['F8'], does: keys.problem },
    { caps: ['Alt P'], does: keys.preview },
  ]
  const more = [
    { caps: ['F2'], does: keys.edit },
    { caps: ['Esc'], does: keys.restore },
    { caps: ['Ctrl Y'], does: keys.redo },
    { caps: ['Ctrl Enter'], does: keys.submit },
  ]
  return (
    <KeyBar short={short} groups={[{ title: keys.group, keys: [...short, ...more] }]}>
      {children}
    </KeyBar>
  )
}
