import { useSearchParams } from 'wouter'
import '../styles/performance.css'
import { TopBar } from '../shell/top-bar.tsx'
import { useWords } from '../words/use-words.ts'
import { WhereContext } from './use-year.ts'
import { YearPage } from './year-page.tsx'
import { YearsPage } from './years-page.tsx'

/** 绩效 The room of targets, monitoring and evaluation: the list of years, or one year. */
export function PerformanceRoom() {
  const words = useWords()
  const [parameters] = useSearchParams()
  const unit = parameters.get('unit')
  const year = parameters.get('year')
  return (
    <div className="room performance">
      <title>{`${words.performance.name} · ${words.app.name}`}</title>
      <TopBar />
      {unit && year ? (
        <WhereContext value={{ unit, year }}>
          <YearPage key={`${unit} ${year}`} />
        </WhereContext>
      ) : (
        <YearsPage />
      )}
    </div>
  )
}
