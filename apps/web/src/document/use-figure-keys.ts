import { type RefObject, useEffect } from 'react'

const steps: { readonly [key: string]: 'next' | 'previous' | 'above' | 'below' } = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'above',
  ArrowDown: 'below',
}

/**
 * 数间移动 Arrows move between the figures in view, so that the document is one stop of the Tab key and every
 * figure is still
 * reached: right and left in reading order, up and down in the column of a table. With the pane itself
 * focused,
 * up and down scroll as they always do.
 */
export function useFigureKeys(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = pane.current
    if (!element) return undefined
    const press = (event: KeyboardEvent) => {
      const step = steps[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      const figures = [...element.querySelectorAll<HTMLElement>('[data-figure]')]
      const focused = document.activeElement
      const at = focused instanceof HTMLElement ? figures.indexOf(focused) : -1
      if (at < 0 && (step === 'above' || step === 'below')) return
      const next = at < 0 ? firstInView(figures, element) : neighbour(figures, at, step)
      if (!next) return
      event.preventDefault()
      next.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [pane])
}

function firstInView(figures: readonly HTMLElement[], pane: HTMLElement): HTMLElement | undefined {
  const { top } = pane.getBoundingClientRect()
  return figures.find((figure) => figure.getBoundingClientRect().top >= top) ?? figures[0]
}

function neighbour(
  figures: readonly HTMLElement[],
  at: number,
  step: 'next' | 'previous' | 'above' | 'below',
): HTMLElement | undefined {
  if (step === 'next') return figures[at + 1]
  if (step === 'previous') return figures[at - 1]
  const here = figures[at]?.getBoundingClientRect()
  if (!here) return undefined
  const ahead = step === 'below' ? figures.slice(at + 1) : figures.slice(0, at).reverse()
  const others = ahead.filter((figure) => {
    const { top } = figure.getBoundingClientRect()
    return step === 'below' ? top > here.top + 4 : top < here.top - 4
  })
  return (
    others.find((figure) => {
      const { left, right } = figure.getBoundingClientRect()
      return left < here.right && right > here.left
    }) ?? others[0]
  )
}
