import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

/** 宽度 The width of an element as it is drawn, and of the paper when it is printed. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (element.current) setWidth(element.current.clientWidth)
  }, [])
  useEffect(() => {
    const watched = element.current
    if (!watched) return undefined
    const watch = new ResizeObserver(() => setWidth(watched.clientWidth))
    watch.observe(watched)
    return () => watch.disconnect()
  }, [])
  return [element, width]
}

const phone = '(max-width: 640px)'

const listen = (changed: () => void): (() => void) => {
  const media = matchMedia(phone)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** 窄屏 Is this a phone? */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => matchMedia(phone).matches)
