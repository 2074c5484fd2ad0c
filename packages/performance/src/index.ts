export {
  type AdjustedProgramme,
  adjustYear,
  type BookTargetsOf,
  type TargetsAdjustment,
} from './adjust/adjust-year.ts'
export { type Standing, standing } from './adjust/standing.ts'
export type { ProposedRenaming, Renaming, TargetChange, YearTargets } from './adjust/target-change.ts'
export { type CsvLine, type CsvRecord, csvLines, csvRecords } from './csv.ts'
export { addDays, daysBetween, endOfMonth } from './days.ts'
export type { TypedProblem } from './draft/check-duties.ts'
export { checkTyped } from './draft/check-values.ts'
export {
  type DraftedTargets,
  draftFromLastYear,
  draftFromLibrary,
  draftFromOther,
  withSpreadWeights,
} from './draft/draft-targets.ts'
export { spreadWeights, sumOfWeights } from './draft/spread-weights.ts'
export { type EvaluationRecord, evaluate, replay } from './evaluate/evaluation-record.ts'
export {
  type Adjustment,
  besideSelf,
  differenceOf,
  type ItemBeside,
  type ReEvaluated,
  reEvaluate,
} from './evaluate/re-evaluate.ts'
export { neverMissed, type ScoredMoney, type UnitResults, unitResults } from './evaluate/unit-results.ts'
export { feedbackParameters } from './feedback/feedback-parameters.ts'
export { type FeedbackParameters, type NextYear, proposeNextYear } from './feedback/next-year.ts'
export { type NextYearProgramme, nextYearBook } from './feedback/next-year-book.ts'
export { decodeLibrary, encodeLibrary } from './library/decode-library.ts'
export {
  buildLibrary,
  type Counts,
  type IndicatorLibrary,
  type LibraryEntry,
  libraryOf,
  type Sighting,
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
export { lightsOfReport } from './monitor/lights-of-report.ts'
export {
  type AgainstPlan,
  executionAgainstPlan,
  indicatorLight,
  type Monitored,
  type MonitorReport,
  monitorProgram,
} from './monitor/monitor-program.ts'
export { type PerformancePaper, performancePublication } from './publish/performance-publication.ts'
export { markOf, type PerformanceYear, type ProgrammeYear, wholeUnit } from './publish/programme-year.ts'
export { yearPackage } from './publish/year-package.ts'
export { type YearCell, yearTable } from './publish/year-table.ts'
export { type MeasuredResult, measureFor, measureRecords, resultOf } from './records/measure-records.ts'
export { recordsOfSource, recordsOfText, recordTypesOf, textOfBytes } from './records/read-record-file.ts'
export {
  type RecordCells,
  type RecordRow,
  type Records,
  type RecordValue,
  readRecords,
  readRecordTable,
  recordText,
} from './records/read-records.ts'
export {
  joinRecords,
  type MeasuredIndicator,
  type MeasuredRecords,
  measureAll,
  measuredCsv,
  measureIndicators,
} from './records/results-from-records.ts'
export {
  closureObstacles,
  proposeRectifications,
  type Rectification,
  type RectificationState,
  rectificationState,
} from './rectify/rectification.ts'
export { decodeResults, type ReportedProgram, type ReportedResult } from './results/decode-results.ts'
export { type Matched, matchResults } from './results/match-results.ts'
export {
  type PrintedPoints,
  type ScoredDisclosure,
  type ScoredProgram,
  scoreWithResults,
} from './results/score-with-results.ts'
export { type SelfEvaluationTable, selfEvaluationTable } from './results/self-evaluation-table.ts'
export { resultsCsv, simulateReport, simulateResults, simulationMark } from './results/simulate-results.ts'
export { beginReport } from './rounds/begin-report.ts'
export { checkReport, type ReportProblem } from './rounds/check-report.ts'
export { type DutyDays, dutyDays } from './rounds/duty-days.ts'
export { type Reminder, remindersOf } from './rounds/reminders.ts'
export {
  blankIndicator,
  executionOfReport,
  type Likelihood,
  likelihoods,
  type MonitoringReport,
  type ReasonClass,
  type ReportedIndicator,
  type ResultSource,
  reasonClasses,
  resultsOf,
} from './rounds/report.ts'
export { type ProgrammeInRounds, type RoundOverview, roundOverviews } from './rounds/round-overview.ts'
export { type Round, type RoundState, roundState, roundsOf } from './rounds/rounds.ts'
export { type ScoreParameter, type ScoreParameters, scoreParameters } from './score/parameters.ts'
export { type DisclosureScores, evaluated, parametersFor, scoreDisclosure } from './score/score-disclosure.ts'
export { type Execution, scoreExecution } from './score/score-execution.ts'
export { type Period, type Result, type Scored, scoreIndicator } from './score/score-indicator.ts'
export { gradeOf, type ProgramToScore, type Stopped, scoreProgram } from './score/score-program.ts'
export {
  type ProgrammeSummary,
  type ReportSummary,
  type ScoreSummary,
  summariseYear,
  type YearSummary,
} from './view/year-view.ts'
