import { type TSchema, Type } from 'typebox'
import type { TypedFastify } from './typed-fastify.ts'

/** 答复 What a route gives. */
export const gives = <Schema extends TSchema>(schema: Schema) => ({ 200: schema })

/** 新建 What a route gives that makes something new. */
export const makes = <Schema extends TSchema>(schema: Schema) => ({ 201: schema })

/** 做好了 What was asked is done, and there is nothing to say about it. */
export const done = { 204: Type.Unsafe<undefined>({ type: 'null', description: '做好了，没有内容' }) }

/** 共有的记录 Makes the records that answers of a room share known, each described once under its name. */
export function describeRecords(
  server: TypedFastify,
  ...rooms: readonly { readonly [name: string]: TSchema }[]
): void {
  for (const [name, schema] of rooms.flatMap(Object.entries<TSchema>))
    server.addSchema({ ...schema, $id: name })
}
