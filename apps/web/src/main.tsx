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
import { start } from './start.tsx'

start()
