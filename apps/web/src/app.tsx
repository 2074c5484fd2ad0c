import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link, Route, Switch } from 'wouter'
import { Announcer } from './shell/announcer.tsx'
import { DropZone } from './shell/import-panel.tsx'
import { ImportsContext, useImportState } from './shell/import-state.ts'
import { SettingsContext, useSettingsState } from './shell/settings.ts'
import { TopBar } from './shell/top-bar.tsx'
import { WhoProvider } from './shell/who-provider.tsx'
import { catalogues, useWords, WordsContext } from './words/use-words.ts'

const ListRoom = lazy(async () => ({ default: (await import('./list/list-room.tsx')).ListRoom }))
const DocumentRoom = lazy(async () => ({
  default: (await import('./document/document-room.tsx')).DocumentRoom,
}))
const SignInPage = lazy(async () => ({ default: (await import('./people/sign-in-page.tsx')).SignInPage }))
const AccountPage = lazy(async () => ({ default: (await import('./people/account-page.tsx')).AccountPage }))
const AdminRoom = lazy(async () => ({ default: (await import('./people/admin-room.tsx')).AdminRoom }))
const PerformanceRoom = lazy(async () => ({
  default: (await import('./performance/performance-room.tsx')).PerformanceRoom,
}))
const OpenRoom = lazy(async () => ({ default: (await import('./open/open-room.tsx')).OpenRoom }))

const BooksRoom = lazy(async () => ({ default: (await import('./book/books-room.tsx')).BooksRoom }))

/** 明账 The whole app: settings, words, data, imports, rooms. */
export function App() {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: 1, staleTime: 30_000, refetchOnWindowFocus: false } },
      }),
  )
  const settings = useSettingsState()
  return (
    <SettingsContext value={settings}>
      <WordsContext value={catalogues[settings.settings.language]}>
        <QueryClientProvider client={client}>
          <Announcer>
            <WhoProvider>
              <WithImports>
                <Rooms />
              </WithImports>
            </WhoProvider>
          </Announcer>
        </QueryClientProvider>
      </WordsContext>
    </SettingsContext>
  )
}

function WithImports({ children }: { readonly children: ReactNode }) {
  const imports = useImportState()
  return (
    <ImportsContext value={imports}>
      {children}
      <DropZone />
    </ImportsContext>
  )
}

function Rooms() {
  return (
    <Suspense fallback={<div className="room" />}>
      <Switch>
        <Route path="/">
          <ListRoom />
        </Route>
        <Route path="/books/*?">
          <BooksRoom />
        </Route>
        <Route path="/documents/:id">{({ id }) => <DocumentRoom key={id} id={id} />}</Route>
        <Route path="/performance">
          <PerformanceRoom />
        </Route>
        <Route path="/open/*?">
          <OpenRoom />
        </Route>
        <Route path="/sign-in">
          <SignInPage />
        </Route>
        <Route path="/account">
          <AccountPage />
        </Route>
        <Route path="/admin/*?">
          <AdminRoom />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}

function NotFound() {
  const words = useWords()
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad">
        <div className="trouble">
          <h1>{words.app.notFound}</h1>
          <Link href="/">{words.app.toDocuments}</Link>
        </div>
      </main>
    </div>
  )
}
