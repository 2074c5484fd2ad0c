import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import type { FastifyServerOptions } from 'fastify'

// Once for all servers of a process. Fastify asks anew for every route beside which schemas were added by name: building
// two checkers each time, with the schemas of all answers in them, took longer than everything else at a start.
const build = AjvCompiler()
const from = (coerceTypes: boolean) =>
  build({}, { customOptions: { removeAdditional: false, useDefaults: true, coerceTypes } })
const [asSent, fromText] = [from(false), from(true)]

/** What is added by name describes answers; a request's schema that names one does not compile, and no server starts. */
const buildValidator: BuildCompilerFromPool = () => (route) =>
  // The library's types call a route's part a schema; it is handed an object that names the part.
  (typeof route === 'object' && route['httpPart'] === 'body' ? asSent : fromText)(route)

/**
 * 校验 How requests are checked against their schemas. Addresses and queries are text, so their numbers are read from it;
 * a body says itself what is a number, what is false and what is nothing, and is taken as it was sent. Read leniently,
 * a null beside a text becomes '', beside a number 0 and beside a boolean false.
 */
export const validateAsSent: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator },
}
