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
    { caps: ['Ctrl F'], does: keys.find },
    { caps: ['Ctrl H'], does: keys.replace },
    { caps: ['Ctrl C'], does: keys.copy },
    { caps: ['Shift', '↓'], does: keys.select },
    { caps: ['Ctrl A'], does: keys.all },
    { caps: ['Insert'], does: keys.addRow },
    { caps: ['Ctrl Delete'], does: keys.removeRow },
    { caps: ['Ctrl ↓'], does: keys.edges },
    { caps: ['F6'], does: keys.regions },
    { caps: ['Esc'], does: keys.leave },
    { caps: ['Ctrl Enter'], does: keys.submit },
  ]
  return (
    <KeyBar short={short} groups={[{ title: keys.group, keys: [...short, ...more] }]}>
      {children}
    </KeyBar>
  )
}
