import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, use, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { isWorthRetrying } from './api/is-worth-retrying.ts'
import { lazyRoom } from './rooms/lazy-room.ts'
import { Announcer } from './shell/announcer.tsx'
import { Guarded } from './shell/guarded.tsx'
import { DropZone } from './shell/import-panel.tsx'
import { ImportsContext, useImportState } from './shell/import-state.ts'
import { RoomBoundary } from './shell/room-boundary.tsx'
import { SettingsContext, useSettings, useSettingsState } from './shell/settings.ts'
import { TopBar } from './shell/top-bar.tsx'
import { WhoProvider } from './shell/who-provider.tsx'
import { catalogueOf, useWords, WordsContext } from './words/use-words.ts'

const people = () => import('./rooms/people.ts')
const ListRoom = lazy(async () => ({ default: (await import('./list/list-room.tsx')).ListRoom }))
const DocumentRoom = lazyRoom(
  () => import('./rooms/document.ts'),
  ({ DocumentRoom }) => DocumentRoom,
)
const SignInPage = lazyRoom(people, ({ SignInPage }) => SignInPage)
const AccountPage = lazyRoom(people, ({ AccountPage }) => AccountPage)
const AdminRoom = lazyRoom(people, ({ AdminRoom }) => AdminRoom)
const PerformanceRoom = lazyRoom(
  () => import('./rooms/performance.ts'),
  ({ PerformanceRoom }) => PerformanceRoom,
)
const ReviewRoom = lazyRoom(
  () => import('./rooms/review.ts'),
  ({ ReviewRoom }) => ReviewRoom,
)
const OpenRoom = lazyRoom(
  () => import('./rooms/open.ts'),
  ({ OpenRoom }) => OpenRoom,
)
const BooksRoom = lazyRoom(
  () => import('./rooms/books.ts'),
  ({ BooksRoom }) => BooksRoom,
)

/** 明账 The whole app: settings, words, data, imports, rooms. */
export function App() {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: isWorthRetrying, staleTime: 30_000, refetchOnWindowFocus: false },
        },
      }),
  )
  const settings = useSettingsState()
  return (
    <SettingsContext value={settings}>
      <Suspense fallback={<div className="room" />}>
        <WithWords>
          <QueryClientProvider client={client}>
            <Announcer>
              <WhoProvider>
                <WithImports>
                  <Rooms />
                </WithImports>
              </WhoProvider>
            </Announcer>
          </QueryClientProvider>
        </WithWords>
      </Suspense>
    </SettingsContext>
  )
}

/** In the chosen language; what is on the page waits, and is not lost, while its words are fetched. */
function WithWords({ children }: { readonly children: ReactNode }) {
  const found = catalogueOf(useSettings().settings.language)
  const words = found instanceof Promise ? use(found) : found
  return <WordsContext value={words}>{children}</WordsContext>
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
  const [path] = useLocation()
  return (
    <RoomBoundary path={path}>
      <Suspense fallback={<div className="room" />}>
        <Switch>
          <Route path="/">
            <ListRoom />
          </Route>
          <Route path="/books/*?">
            <Guarded right="book.read">
              <BooksRoom />
            </Guarded>
          </Route>
          <Route path="/documents/:id">{({ id }) => <DocumentRoom key={id} id={id} />}</Route>
          <Route path="/review/*?">
            <Guarded right="review.read">
              <ReviewRoom />
            </Guarded>
          </Route>
          <Route path="/performance">
            <Guarded right="performance.read">
              <PerformanceRoom />
            </Guarded>
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
            <Guarded right="people.manage">
              <AdminRoom />
            </Guarded>
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </RoomBoundary>
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
