/** 目标的批复 Of which version of the unit's book the targets of a year are, and on which day it was approved; null: of a document. */
export const performanceApproval: readonly string[] = [
  'alter table performance_year add column book_version integer',
  'alter table performance_year add column approved_on text',
]
