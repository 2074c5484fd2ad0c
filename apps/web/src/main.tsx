import { createRoot } from 'react-dom/client'
import { keepSignedIn } from './api/keep-signed-in.ts'
import { App } from './app.tsx'
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

keepSignedIn()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
