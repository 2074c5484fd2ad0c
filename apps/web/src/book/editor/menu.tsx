import { type ReactNode, useEffect, useRef } from 'react'

type Properties = {
  readonly name: string
  readonly children: ReactNode
  /** The name looks like a button and the menu lies along its right edge. */
  readonly button?: boolean
  /** Several things are chosen one after another: the menu stays open. */
  readonly stays?: boolean
}

/** 下拉菜单 Opens below its name; a choice, Escape and a press elsewhere close it, and Escape gives the focus back. */
export function Menu({ name, children, button = false, stays = false }: Properties) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const menu = details.current
    const shut = (event: Event) => {
      if (!menu?.open) return
      const inside = event.target instanceof Node && menu.contains(event.target)
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
      if (event instanceof KeyboardEvent ? !isEscape : inside) return
      menu.open = false
      if (isEscape) menu.querySelector('summary')?.focus()
    }
    addEventListener('pointerdown', shut)
    addEventListener('keydown', shut)
    return () => {
      removeEventListener('pointerdown', shut)
      removeEventListener('keydown', shut)
    }
  }, [])
  const choose = () => {
    if (!stays && details.current) details.current.open = false
  }
  return (
    <details ref={details} className={`menu ${button ? 'to-right' : ''}`}>
      <summary className={button ? 'btn' : undefined}>{name}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the press is on one of the buttons inside. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on one of them is a press, too. */}
      <div onClick={choose}>{children}</div>
    </details>
  )
}
