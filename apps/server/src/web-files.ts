import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { decodePageHints } from './decode-page-hints.ts'
import { linksFor } from './page-hints.ts'
import { HttpProblem, noWebFiles, unknownFile, unknownRoute } from './problem.ts'
import type { TypedFastify } from './typed-fastify.ts'

/**
 * 网页 Serves the built web app. An address that is no file is one of the app's own pages and gets index.html; under
 * /api and /assets it is an error.
 */
export async function serveWeb(server: TypedFastify, webRoot: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: webRoot,
    dotfiles: 'ignore',
    // The first page is a page of the app like the others.
    allowedPath: (path) => path !== '/',
    cacheControl: false,
    // Written beside the files when the app is built.
    preCompressed: true,
    setHeaders: (response, path) => {
      // Vite names what is in assets/ by its content; everything else may change under its name.
      const forever = path.startsWith(join(webRoot, 'assets'))
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    return indexPage(webRoot, request.url)
  }
  server.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? '/'
    const isPage = request.method === 'GET' || request.method === 'HEAD'
    if (!isPage || path === '/api' || path.startsWith('/api/')) throw new HttpProblem(404, unknownRoute())
    if (path.startsWith('/assets/')) throw new HttpProblem(404, unknownFile())
    return sendPage(request, reply)
  })
}

/** Read anew every time, so that a rebuilt app is served without a restart; with it goes what this page needs first. */
async function indexPage(webRoot: string, address: string): Promise<string> {
  const hints = await readFile(join(webRoot, 'pages.json'), 'utf8').then(decodePageHints, () => [])
  try {
    const page = await readFile(join(webRoot, 'index.html'), 'utf8')
    return page.replace('</head>', () => `${linksFor(hints, address)}\n</head>`)
  } catch {
    throw new HttpProblem(503, noWebFiles())
  }
}
