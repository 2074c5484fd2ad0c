import { createRoot } from 'react-dom/client'
import { keepSignedIn } from './api/keep-signed-in.ts'
import { App } from './app.tsx'

/** 启动 Draws the app into the page. */
export function start(): void {
  keepSignedIn()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}
