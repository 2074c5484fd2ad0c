import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { droppedFiles } from './dropped-files.ts'
import { useUpload } from './upload-context.ts'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** 放入 The whole room takes what is dropped: folders, archives, files. While something is held over it, it says so. */
export function DropCurtain() {
  const words = useWords().review.drop
  const { send } = useUpload()
  const [over, setOver] = useState(false)
  const now = useRef(send)
  now.current = send
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hold = (event: DragEvent) => holdsFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      depth = 0
      setOver(false)
      void droppedFiles(event.dataTransfer).then((files) => now.current(files))
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hold, drop } as const
    addEventListener('dragenter', listeners.dragenter)
    addEventListener('dragleave', listeners.dragleave)
    addEventListener('dragover', listeners.dragover)
    addEventListener('drop', listeners.drop)
    return () => {
      removeEventListener('dragenter', listeners.dragenter)
      removeEventListener('dragleave', listeners.dragleave)
      removeEventListener('dragover', listeners.dragover)
      removeEventListener('drop', listeners.drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className="drop-zone">
      <div>
        <strong>{words.let}</strong>
        <span>{words.formats}</span>
      </div>
    </div>
  )
}
