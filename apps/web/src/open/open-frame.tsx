import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Link, useLocation, useSearch, useSearchParams } from 'wouter'
import { Brand, LanguageSwitch, ThemeSwitch } from '../shell/top-bar.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import { readable, searchAddress } from './addresses.ts'

/** 公开账的框 The frame of every public page: bar with its sections and the search, the page, the address in print. */
export function OpenFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="open-room">
      <OpenBar />
      <main id="content" tabIndex={-1} className="open-page">
        {children}
      </main>
      <PrintFoot />
    </div>
  )
}

/** What a printed page is found under again; it changes with every choice on the page. */
function PrintFoot() {
  const [path] = useLocation()
  const search = useSearch()
  return <p className="print-foot">{readable(`${location.origin}${path}${search && `?${search}`}`)}</p>
}

function OpenBar() {
  const words = useWords()
  const [path] = useLocation()
  const links = [
    { to: '/open', label: words.open.name, here: path === '/open' || path.startsWith('/open/region') },
    { to: '/open/compare', label: words.open.compare, here: path.startsWith('/open/compare') },
    { to: '/open/terms', label: words.open.terms, here: path.startsWith('/open/terms') },
    { to: '/', label: words.open.documents, here: false },
  ]
  return (
    <header className="open-bar">
      <a className="skip" href="#content">
        {words.app.skip}
      </a>
      <Brand home="/open" />
      <nav aria-label={words.app.mainNavigation}>
        {links.map(({ to, label, here }) => (
          <Link key={to} href={to} aria-current={here ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <span className="space" />
      <SearchForm />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}

/** 检索框 Searches when it is sent; what is too short is said so. */
export function SearchForm({ large = false }: { readonly large?: boolean }) {
  const { open } = useWords()
  const [path, navigate] = useLocation()
  const [parameters] = useSearchParams()
  const asked = path === '/open/search' ? (parameters.get('query') ?? '') : ''
  const input = useRef<HTMLInputElement>(null)
  const [short, setShort] = useState(false)
  useKeys(large ? {} : { '/': () => input.current?.focus() })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const text = input.current?.value.trim() ?? ''
    setShort([...text].length < 2)
    if ([...text].length >= 2) navigate(searchAddress(text, null))
  }
  return (
    <search className={large ? 'open-find large' : 'open-find'}>
      <form onSubmit={send}>
        <input
          key={asked}
          ref={input}
          type="search"
          name="query"
          defaultValue={asked}
          placeholder={open.search}
          aria-label={open.search}
          autoComplete="off"
        />
        {large ? (
          <button type="submit" className="btn primary">
            {open.searchButton}
          </button>
        ) : (
          <kbd>/</kbd>
        )}
        {short && (
          <span className="open-short" role="alert">
            {open.tooShort}
          </span>
        )}
      </form>
    </search>
  )
}
