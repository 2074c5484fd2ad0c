import { Type } from 'typebox'

/** 账本键 Whose book of which year, in the address. */
export const bookParams = Type.Object({
  unit: Type.String({ minLength: 1, maxLength: 400 }),
  year: Type.Integer({ minimum: 2000, maximum: 2099 }),
})

/** The largest book of JSON that is taken. */
export const bookBytes = 16 * 1_024 * 1_024

/** The longest book in YAML or JSON that is taken: it is read on the thread that answers everybody. */
export const bookTextLength = 4 * 1_024 * 1_024

const text = (maxLength: number) => Type.String({ maxLength })

/** 文件 A file of a request in JSON: its name, and its bytes in base64. */
export const fileBody = Type.Object({
  fileName: text(300),
  content: Type.String({ minLength: 4, maxLength: bookBytes, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
})

/** 起编 What a new book is made from. */
export const newBookBody = Type.Union([
  Type.Object({
    from: Type.Literal('empty'),
    unitName: Type.String({ minLength: 1, maxLength: 200 }),
    unitCode: Type.Optional(text(50)),
    year: Type.Integer({ minimum: 2000, maximum: 2099 }),
    edition: Type.Optional(text(100)),
  }),
  Type.Object({
    from: Type.Literal('document'),
    documentId: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    as: Type.Union([Type.Literal('next-year'), Type.Literal('same-year')]),
    amounts: Type.Union([Type.Literal('blank'), Type.Literal('last-year')]),
    /** The results of last year's evaluation decide what becomes of its programmes. */
    feedback: Type.Optional(Type.Boolean()),
    edition: Type.Optional(text(100)),
  }),
  Type.Object({
    from: Type.Literal('book'),
    unitKey: Type.String({ minLength: 1, maxLength: 400 }),
    /** Of the book it is begun from: the new one is the next year's. */
    year: Type.Integer({ minimum: 2000, maximum: 2098 }),
    amounts: Type.Union([Type.Literal('blank'), Type.Literal('last-year')]),
    feedback: Type.Optional(Type.Boolean()),
    edition: Type.Optional(text(100)),
  }),
  Type.Object({
    from: Type.Literal('file'),
    ...fileBody.properties,
    as: Type.Optional(Type.Union([Type.Literal('next-year'), Type.Literal('same-year')])),
    unitName: Type.Optional(text(200)),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2099 })),
    edition: Type.Optional(text(100)),
  }),
  Type.Object({
    from: Type.Literal('text'),
    text: text(bookTextLength),
    fileName: text(300),
    unitName: Type.Optional(text(200)),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2099 })),
    edition: Type.Optional(text(100)),
  }),
])

/** 存 A version with the number of the one it was made from. */
export const saveBody = Type.Object({
  basedOn: Type.Integer({ minimum: 1 }),
  working: Type.Unknown(),
  note: Type.Optional(text(200)),
})

export const moveBody = Type.Object({
  move: text(20),
  version: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(text(2_000)),
  /** `YYYY-MM-DD`; by default today. */
  on: Type.Optional(Type.String({ pattern: '^20\\d{2}-\\d{2}-\\d{2}$' })),
})

export const commentBody = Type.Object({
  about: text(500),
  aboutWords: text(300),
  body: Type.String({ minLength: 1, maxLength: 4_000 }),
})

export const versionParams = Type.Object({
  ...bookParams.properties,
  version: Type.Integer({ minimum: 1 }),
})

export const itemParams = Type.Object({
  ...bookParams.properties,
  id: Type.String({ pattern: '^[0-9a-f-]{8,40}$' }),
})
