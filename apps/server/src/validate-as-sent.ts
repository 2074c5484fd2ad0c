import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import type { FastifyServerOptions } from 'fastify'

const buildValidator: BuildCompilerFromPool = (external) => {
  const build = AjvCompiler()
  const from = (coerceTypes: boolean) =>
    build(external, { customOptions: { removeAdditional: false, useDefaults: true, coerceTypes } })
  const [asSent, fromText] = [from(false), from(true)]
  // The library's types call a route's part a schema; it is handed an object that names the part.
  return (route) => (typeof route === 'object' && route['httpPart'] === 'body' ? asSent : fromText)(route)
}

/**
 * 校验 How requests are checked against their schemas. Addresses and queries are text, so their numbers are read from it;
 * a body says itself what is a number, what is false and what is nothing, and is taken as it was sent. Read leniently,
 * a null beside a text becomes '', beside a number 0 and beside a boolean false.
 */
export const validateAsSent: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator },
}
