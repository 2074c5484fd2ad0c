import { type ReactNode, useCallback, useState } from 'react'

type Properties = { readonly className: string; readonly label: string; readonly children: ReactNode }

/** 可滚动的框 What may be larger than its place: while it is, it can be reached and moved by keys as well. */
export function ScrollBox({ className, label, children }: Properties) {
  const [scrolls, setScrolls] = useState(false)
  const watch = useCallback((node: HTMLDivElement | null) => {
    if (!node) return undefined
    const look = () =>
      setScrolls(node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight)
    const observer = new ResizeObserver(look)
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={watch}
      className={className}
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      {children}
    </div>
  )
}
