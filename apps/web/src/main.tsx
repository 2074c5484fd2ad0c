import { startEarly } from './open/early.ts'
import '@mingzhang/look/tokens.css'
import '@mingzhang/look/base.css'
import './styles/shell.css'
import './styles/list.css'
import './styles/document.css'
import './styles/sheet.css'
import './styles/pages.css'
import './styles/findings.css'
import './styles/reading.css'
import './styles/narrow.css'
import './styles/print.css'

// First what is on the way longest, then the program: apps/web/vite.config.ts has it loaded beside this file.
startEarly(location)
void import('./start.tsx').then(({ start }) => start())
