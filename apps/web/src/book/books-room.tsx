import { Route, Switch } from 'wouter'
import { BookRoom } from './editor/book-room.tsx'
import { BookList } from './list/book-list.tsx'
import '../styles/book.css'
import '../styles/book-parts.css'
import '../styles/book-preview.css'

/** 账本 The books of one's units, and the editor of one. */
export function BooksRoom() {
  return (
    <Switch>
      <Route path="/books/:unit/:year">
        {({ unit, year }) => <BookRoom key={`${unit} ${year}`} unit={decodeURIComponent(unit)} year={year} />}
      </Route>
      <Route>
        <BookList />
      </Route>
    </Switch>
  )
}
