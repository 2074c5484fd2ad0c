import { useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

interface Properties {
  readonly title: string
  readonly hint: string
  readonly take: (dropped: DataTransfer) => void
}

/** 放入 The whole window takes what is dropped. While something is held over it, it says so. */
export function DropCurtain({ title, hint, take }: Properties) {
  const [over, setOver] = useState(false)
  const now = useRef(take)
  now.current = take
  useEffect(() => {
    let depth = 0
    const end = () => {
      depth = 0
      setOver(false)
    }
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!holdsFiles(event)) return
        depth += 1
        setOver(true)
      },
      dragleave: () => {
        depth -= 1
        if (depth <= 0) end()
      },
      dragover: (event: DragEvent) => {
        if (holdsFiles(event)) event.preventDefault()
      },
      drop: (event: DragEvent) => {
        if (!holdsFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        end()
        now.current(event.dataTransfer)
      },
    }
    const stop = new AbortController()
    addEventListener('dragenter', listeners.dragenter, stop)
    addEventListener('dragleave', listeners.dragleave, stop)
    addEventListener('dragover', listeners.dragover, stop)
    addEventListener('drop', listeners.drop, stop)
    return () => stop.abort()
  }, [])
  if (!over) return null
  return (
    <div className="drop-zone">
      <div>
        <strong>{title}</strong>
        <span>{hint}</span>
      </div>
    </div>
  )
}
