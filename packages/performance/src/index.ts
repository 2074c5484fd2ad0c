export { type CsvRecord, csvRecords, csvRows } from './csv.ts'
export {
  buildLibrary,
  type Counts,
  type IndicatorLibrary,
  type LibraryEntry,
  tightName,
  usual,
} from './library/indicator-library.ts'
export {
  type LibraryWarning,
  libraryWarnings,
  nearness,
  type Suggestion,
  suggest,
} from './library/suggest.ts'
export {
  alarmsOf,
  executionLight,
  type Light,
  type LightBands,
  type Lit,
  lightBands,
  positiveLight,
  reverseLight,
  wordsLight,
  worstLight,
} from './monitor/lights.ts'
export {
  type AgainstPlan,
  executionAgainstPlan,
  indicatorLight,
  type Monitored,
  type MonitorReport,
  monitorProgram,
} from './monitor/monitor-program.ts'
export { type MeasuredResult, measureFor, measureRecords, resultOf } from './records/measure-records.ts'
export { type RecordRow, type Records, type RecordValue, readRecords } from './records/read-records.ts'
export { decodeResults, type ReportedProgram, type ReportedResult } from './results/decode-results.ts'
export { type Matched, matchResults } from './results/match-results.ts'
export {
  type PrintedPoints,
  type ScoredDisclosure,
  type ScoredProgram,
  scoreWithResults,
} from './results/score-with-results.ts'
export { type SelfEvaluationTable, selfEvaluationTable } from './results/self-evaluation-table.ts'
export { resultsCsv, simulateResults, simulationMark } from './results/simulate-results.ts'
export { type ScoreParameter, type ScoreParameters, scoreParameters } from './score/parameters.ts'
export { type DisclosureScores, evaluated, parametersFor, scoreDisclosure } from './score/score-disclosure.ts'
export { type Execution, scoreExecution } from './score/score-execution.ts'
export { type Period, type Result, type Scored, scoreIndicator } from './score/score-indicator.ts'
export { gradeOf, type ProgramToScore, type Stopped, scoreProgram } from './score/score-program.ts'
