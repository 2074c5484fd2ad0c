import { useEffect, useState } from 'react'

const atOnce = 30
const eachFrame = 10

/**
 * 陆续 How many of a number of rows are drawn by now: a screenful at once, then some more with every frame, so that a page of rows
 * that arrives while somebody scrolls costs no frame.
 */
export function useGradually(count: number): number {
  const [drawn, setDrawn] = useState(atOnce)
  const waiting = drawn < count
  useEffect(() => {
    if (!waiting) return undefined
    const next = requestAnimationFrame(() => setDrawn(drawn + eachFrame))
    return () => cancelAnimationFrame(next)
  }, [waiting, drawn])
  // After another search fewer are there; more of them are then drawn gradually again.
  if (drawn > Math.max(count, atOnce) + eachFrame) setDrawn(Math.max(count, atOnce))
  return Math.min(count, drawn)
}
