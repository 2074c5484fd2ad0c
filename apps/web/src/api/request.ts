/** 问题 Why the server did not do it: what, why and what to do; of a sheet, every row that is wrong. */
export type Problem = {
  readonly status: number
  readonly what: string
  readonly why: string
  readonly toDo: string
  readonly faults: readonly { readonly row: number; readonly what: string }[]
}

/** 请求 Asks the server and decodes its answer. Throws an error whose problem `problemOf` gives back. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> {
  const form = body instanceof FormData
  const response = await answered(`/api${path}`, {
    method,
    ...(signal && { signal }),
    ...(body && { body: form ? body : JSON.stringify(body) }),
    ...(body && !form && { headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw await errorOf(response)
  const text = await response.text()
  // The server's answers are what its routes declare.
  const answer: T = text === '' ? undefined : await new Response(text).json()
  return answer
}

/** 错误的问题 What an error of `request` tells; for any other error, its message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error && isProblem(error.cause)) return error.cause
  const what = error instanceof Error ? error.message : String(error)
  return { status: 0, what, why: '', toDo: '', faults: [] }
}

/** 应答 A server that does not answer is a problem like any other; giving up on purpose is none. */
export async function answered(address: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    const problem: Problem = {
      ...{ status: 0, faults: [] },
      what: '服务没有回答，没有做成。',
      why: '网络中断，或者明账没有运行。',
      toDo: '填的内容还在，请稍后再试。',
    }
    throw new Error(problem.what, { cause: problem })
  }
}

async function errorOf(response: Response): Promise<Error> {
  const { status, statusText } = response
  let body: unknown = null
  try {
    body = await response.json()
  } catch {
    // Not JSON: the status line says what is known.
  }
  const given = typeof body === 'object' && body !== null ? body : {}
  const problem: Problem = {
    ...{ what: `${status} ${statusText}`.trim(), why: '', toDo: '', faults: [] },
    ...given,
    status,
  }
  return new Error(problem.what, { cause: problem })
}

const isProblem = (cause: unknown): cause is Problem =>
  typeof cause === 'object' && cause !== null && 'status' in cause && 'what' in cause
