/** 日志按所涉查 What was done to one thing is asked for with every page of a book: who moved it last, and why. */
export const logBySubject: readonly string[] = [
  'create index log_entry_by_about on log_entry (unit_key, about, ordinal)',
]
