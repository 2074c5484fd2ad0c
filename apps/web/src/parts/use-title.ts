import { useEffect } from 'react'

/** 窗口标题 Sets the title of the window. */
export function useTitle(...parts: readonly string[]): void {
  const title = parts.join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
