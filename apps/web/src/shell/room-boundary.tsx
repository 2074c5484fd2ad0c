import { Component, type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Trouble } from '../parts/trouble.tsx'
import { useWords } from '../words/use-words.ts'
import { TopBar } from './top-bar.tsx'

/** `path`: where one is; elsewhere what failed here is forgotten. */
type Properties = { readonly path: string; readonly children: ReactNode }
type State = { readonly error: Error | null }

/**
 * 房间的护栏 What a room is made of comes when it is entered; where it does not come (the line is cut, or a newer version has been
 * installed since), or the room fails, that is said in its place, and the bar above still leads elsewhere. React asks for a class here.
 */
export class RoomBoundary extends Component<Properties, State> {
  override state: State = { error: null }
  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
  override componentDidUpdate({ path }: Properties): void {
    if (this.state.error && path !== this.props.path) this.setState({ error: null })
  }
  override render(): ReactNode {
    const { error } = this.state
    return error ? <Failed error={error} /> : this.props.children
  }
}

/** How browsers word that a part of the program did not come. */
const notFetched = /preload|dynamically imported|importing a module|module script|failed to fetch/iu

function Failed({ error }: { readonly error: Error }) {
  const words = useWords()
  const { broken, away } = words.app
  const [isAway, setAway] = useState(false)
  const missing = notFetched.test(error.message)
  const retry = async () => setAway(!(await reloadOnceThere()))
  useEffect(() => {
    if (!missing) return
    const back = () => void reloadOnceThere()
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [missing])
  const said = missing ? away : broken
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad">
        <Trouble
          what={said.what}
          why={missing ? said.why : `${said.why}${error.message}`}
          toDo={isAway ? words.app.stillAway : said.toDo}
          retry={() => void retry()}
        >
          <Link className="btn" href="/">
            {words.app.toDocuments}
          </Link>
        </Trouble>
      </main>
    </div>
  )
}

/** Loads the page anew, but only from a server that answers: else the browser's own page of trouble would stand here. */
async function reloadOnceThere(): Promise<boolean> {
  try {
    await fetch('/api/health', { cache: 'no-store' })
  } catch {
    return false
  }
  location.reload()
  return true
}
