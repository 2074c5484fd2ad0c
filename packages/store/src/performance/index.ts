export { type EvaluationKind, listEvaluations, type StoredEvaluation, saveEvaluation } from './evaluations.ts'
export { addEvidence, getEvidence, listEvidence, type StoredEvidence } from './evidence.ts'
export {
  getLibrarySnapshot,
  libraryFingerprint,
  listSightings,
  type StoredSighting,
  saveLibrarySnapshot,
} from './indicator-sightings.ts'
export { addRecords, countRecords, listRecords, type StoredRecord } from './operational-records.ts'
export {
  addProgramme,
  type Change,
  createPerformanceYear,
  getPerformanceYear,
  listPerformanceYears,
  listProgrammes,
  markSimulated,
  type ProgrammeKey,
  type Saved,
  type StoredProgramme,
  type StoredYear,
  saveBookVersion,
  saveProgramme,
  saveScheme,
} from './performance-year.ts'
export { listRectifications, type StoredRectification, saveRectification } from './rectifications.ts'
export { listReports, type StoredReport, type StoredResult, saveReport } from './reports.ts'
