/** 导入到哪一步 The steps the server reports, and how they end. */
export type ImportStage = 'receiving' | 'reading' | 'checking' | 'saving' | 'done' | 'refused'

export type ImportRefusal = { readonly what: string; readonly why: string; readonly toDo: string }

/** One line of the server's progress report. */
export type ImportProgress = {
  readonly file: string
  readonly stage: ImportStage
  /** Which file of a bundle, from 0. */
  readonly member?: number
  readonly id?: string
  readonly status?: string
  readonly refusal?: ImportRefusal
}

const stages: readonly string[] = ['receiving', 'reading', 'checking', 'saving', 'done', 'refused']

/** 读一行进度 Reads one line of the report; null when the line is not one. */
export function decodeProgress(line: string): ImportProgress | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('stage' in value)) return null
  const { stage } = value
  if (!isStage(stage)) return null
  const id = textOf(value, 'id')
  const status = textOf(value, 'status')
  const refusal = 'refusal' in value ? refusalOf(value.refusal) : null
  const member: unknown = Reflect.get(value, 'member')
  return {
    file: textOf(value, 'file') ?? '',
    stage,
    ...(typeof member === 'number' && { member }),
    ...(id === null ? {} : { id }),
    ...(status === null ? {} : { status }),
    ...(refusal === null ? {} : { refusal }),
  }
}

const isStage = (value: unknown): value is ImportStage => typeof value === 'string' && stages.includes(value)

/** The text field of a record, null when it has none of that name. */
export function textOf(value: object, name: string): string | null {
  const field: unknown = Reflect.get(value, name)
  return typeof field === 'string' ? field : null
}

/** 拒收的三句 A refusal of the server: what, why, what to do; null when it is none. */
export function refusalOf(value: unknown): ImportRefusal | null {
  if (typeof value !== 'object' || value === null) return null
  return {
    what: textOf(value, 'what') ?? '',
    why: textOf(value, 'why') ?? '',
    toDo: textOf(value, 'toDo') ?? '',
  }
}
