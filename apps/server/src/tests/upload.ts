/** A file of an upload, its name exactly as a hostile client could send it. */
export type UploadPart = { readonly name: string; readonly content: string | Uint8Array }

/** 表单 A multipart/form-data request for `inject` or a socket, built by hand so that nothing tidies the names. */
export function upload(...parts: readonly UploadPart[]) {
  const boundary = '----mingzhang-test-boundary'
  const pieces = parts.flatMap(({ name, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
        'content-type: text/html\r\n\r\n',
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

/** The lines of an answer, decoded. */
export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
