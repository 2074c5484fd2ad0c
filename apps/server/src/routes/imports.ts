import { PassThrough } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import { defaultLimits, unpackFiles } from '@mingzhang/audit'
import type { FastifyRequest } from 'fastify'
import { importAnswer } from '../answers/import-answers.ts'
import { type ImportContext, importFile, refused, type UploadedFile } from '../import-file.ts'
import type { ImportLine, ImportResult, ImportStage } from '../import-line.ts'
import { loggedError } from '../log.ts'
import type { ServerContext } from '../people/server-context.ts'
import { HttpProblem, notMultipart } from '../problem.ts'
import { brokenUpload, emptyBundle, noFile, tooLarge } from '../refusals.ts'
import { settleNotices } from '../review/settle-notices.ts'
import { mayRead } from '../rights/assert-readable.ts'
import { knownElsewhere } from '../rights/known-elsewhere.ts'
import { defaultFileLimitBytes } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'

const megabyte = 1_024 * 1_024

/**
 * 入库接口 Takes one or several files and answers with a line of JSON for everything that happens, while it happens.
 *
 * One request with a streamed answer, rather than a job to be asked about: nothing has to be remembered between
 * requests, giving up is closing the connection, and any client that can read lines can follow it. Files are taken one
 * after the other, each saved whole or not at all.
 */
export function importRoute(server: TypedFastify, context: ServerContext): void {
  server.post(
    '/documents',
    {
      schema: { summary: '导入文件', tags: ['文件'], response: importAnswer },
      config: { right: 'document.import' },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
      const lines = new PassThrough()
      const given = new AbortController()
      lines.once('close', () => given.abort())
      const emit = (line: ImportLine): void => {
        if (lines.writable) lines.write(`${JSON.stringify(line)}\n`)
      }
      const importing: ImportContext = { ...context, importer: request.person }
      void importAll(importing, request, emit, given.signal).finally(() => lines.end())
      return reply.type('application/x-ndjson; charset=utf-8').header('x-accel-buffering', 'no').send(lines)
    },
  )
}

async function importAll(
  options: ImportContext,
  request: FastifyRequest,
  emit: (line: ImportLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const counts = { imported: 0, already: 0, refused: 0 }
  let index = 0
  let arriving = ''
  try {
    for await (const part of request.files()) {
      arriving = uploadName(part.filename)
      const say: Say = (stage, member) => emit({ file: arriving, index, ...stage, ...member })
      for await (const { status } of importPart(options, part, arriving, say, signal)) counts[status] += 1
      arriving = ''
      index += 1
      if (signal.aborted) return
    }
    if (index > 0) return emit({ stage: 'end', ...counts })
    emit({ file: '', index, ...refused(noFile()) })
  } catch (error) {
    options.log?.({ level: 'error', event: 'upload broke', error: loggedError(error) })
    emit({ file: arriving, index, ...refused(brokenUpload()) })
  }
  emit({ stage: 'end', ...counts, refused: counts.refused + 1 })
}

type Member = { readonly file: string; readonly member: number }
type Say = (stage: ImportStage, member?: Member) => void

/** One file of the request: itself, or the files that it bundles, one after the other. */
async function* importPart(
  options: ImportContext,
  part: MultipartFile,
  name: string,
  say: Say,
  signal: AbortSignal,
): AsyncGenerator<ImportResult> {
  say({ stage: 'receiving' })
  const uploaded = await receive(part, name)
  const limit = options.fileLimitBytes ?? defaultFileLimitBytes
  const unpacked = uploaded
    ? unpackFiles(uploaded, defaultLimits)
    : ({ ok: false, refusal: tooLarge(Math.floor(limit / megabyte)) } as const)
  const [only] = unpacked.ok ? unpacked.value : []
  if (!unpacked.ok || only === undefined) {
    const result = refused(unpacked.ok ? emptyBundle() : unpacked.refusal)
    say(result)
    yield result
  } else if (only === uploaded) {
    const result = await importSeen(options, only, say, signal)
    say(result)
    yield result
  } else yield* importMembers(options, name, unpacked.value, say, signal)
}

async function* importMembers(
  options: ImportContext,
  bundle: string,
  files: readonly UploadedFile[],
  say: Say,
  signal: AbortSignal,
): AsyncGenerator<ImportResult> {
  for (const [member, { name, bytes }] of files.entries()) {
    if (signal.aborted) return
    const about = { file: `${bundle}/${uploadName(name)}`, member }
    const file = { name: uploadName(name), bytes }
    const result = await importSeen(options, file, (stage) => say(stage, about), signal)
    say(result, about)
    yield result
  }
}

/** What is in the store for other eyes only is not linked to: the link would lead nowhere. */
async function importSeen(...given: Parameters<typeof importFile>): Promise<ImportResult> {
  const [context] = given
  const { store, importer } = context
  const result = await importFile(...given)
  if (result.status === 'imported') await settleNotices(context, result.id)
  const isHidden = result.status === 'already' && !(await mayRead(store, importer, result.id))
  return isHidden ? refused(await knownElsewhere(context, result.id)) : result
}

/** The whole file, or null when it is larger than the limit (the rest of it is passed over). */
async function receive(part: MultipartFile, name: string): Promise<UploadedFile | null> {
  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk)
  return part.file.truncated ? null : { name, bytes: Buffer.concat(chunks) }
}
