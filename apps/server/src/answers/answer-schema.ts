import type { Readable } from 'node:stream'
import { type TProperties, type TSchema, type TUnsafe, Type } from 'typebox'
import type { Problem } from '../problem.ts'

/*
 * 答复的结构 How answers are described. The types are those of the model; a record names every field that the type has and
 * none that it has not, or it does not compile. What a field holds is held by a test that checks real answers.
 */

/** 记录 An object of the type, with a schema for each of its fields. */
export const record = <T extends object>(
  fields: { readonly [K in keyof T]-?: TSchema },
  description?: string,
): TUnsafe<T> =>
  Type.Unsafe<T>(
    Type.Object(fields as TProperties, { additionalProperties: false, ...(description && { description }) }),
  )

/** 引用 A record that is described once, under its name. */
export const named = <T>(name: string): TUnsafe<T> => Type.Unsafe<T>({ $ref: `${name}#` })

/** 列表 Any number of them, in order. */
export const many = <T>(of: TUnsafe<T>): TUnsafe<readonly T[]> => Type.Unsafe<readonly T[]>(Type.Array(of))

/** 可空 The thing, or null: it is not there, or nothing states it. */
export const orNull = <T>(of: TUnsafe<T>): TUnsafe<T | null> =>
  Type.Unsafe<T | null>(Type.Union([of, Type.Null()]))

const plain = <T>(schema: TSchema): TUnsafe<T> => Type.Unsafe<T>(schema)

export const text = plain<string>(Type.String())
export const textOrNull = orNull(text)
export const whole = plain<number>(Type.Integer())
export const wholeOrNull = orNull(whole)
export const real = plain<number>(Type.Number())
export const truth = plain<boolean>(Type.Boolean())
export const texts = many(text)

/** 按名的文字 Texts by name. */
export const textsByName = (description: string): TUnsafe<{ readonly [name: string]: string }> =>
  plain<{ readonly [name: string]: string }>(Type.Record(Type.String(), Type.String(), { description }))

/** 金额 Money. */
export const fen = plain<number>(Type.Integer({ description: '分' }))
export const fenOrNull = plain<number | null>(
  Type.Union([Type.Integer(), Type.Null()], { description: '分；没有公开的为 null' }),
)

/** 之一 One of these words. */
export const oneOf = <T extends string>(...words: readonly T[]): TUnsafe<T> =>
  Type.Unsafe<T>(Type.Union(words.map((word) => Type.Literal(word))))

const bytes = Type.Unsafe<Buffer | Readable>({ type: 'string', format: 'binary' })

/** 文件 A file to be saved. */
export const fileAnswer = (...types: readonly string[]) => ({
  200: {
    description: '文件',
    content: Object.fromEntries(types.map((type) => [type, { schema: bytes }])),
  },
})

const problemFields = {
  what: text,
  why: text,
  toDo: text,
  faults: Type.Optional(many(record<{ row: number; what: string }>({ row: whole, what: text }))),
}

/** 出错 Every answer that is none. */
export const problem = record<Problem>(problemFields, '出错：发生了什么、为什么、怎么办')

/** 出错而有所附 A problem that carries what is needed to get over it. */
export const problemWith = <T extends object>(
  fields: { readonly [K in keyof T]-?: TSchema },
  description: string,
): TUnsafe<Problem & T> =>
  Type.Unsafe<Problem & T>(
    Type.Object({ ...problemFields, ...fields } as TProperties, { additionalProperties: false, description }),
  )

/** 答复 What a route gives. */
export const gives = <Schema extends TSchema>(schema: Schema) => ({ 200: schema })

/** 新建 What a route gives that makes something new. */
export const makes = <Schema extends TSchema>(schema: Schema) => ({ 201: schema })

/** 做好了 What was asked is done, and there is nothing to say about it. */
export const done = { 204: Type.Unsafe<undefined>({ type: 'null', description: '做好了，没有内容' }) }

/** 可缺 A field that an answer may leave out. */
export const optional = (schema: TSchema): TSchema => Type.Optional(schema)
