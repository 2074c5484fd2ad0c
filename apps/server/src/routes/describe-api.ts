import swagger from '@fastify/swagger'
import type { TypedFastify } from '../typed-fastify.ts'

const asItIs = { 200: { description: '答复', type: 'null' } }

/**
 * 接口描述 The interface as an OpenAPI 3.1 document, made from the schemas of the routes themselves; register before them.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export async function describeApi(server: TypedFastify): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '明账 Mingzhang',
        version: '0.1.0',
        description: '部门预算公开文件：入库、检查、编制、绩效、审核与公开。错误一律是 { what, why, toDo }。',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'mingzhang-session', description: '登录后的会话' },
        },
      },
    },
    // What several answers hold is described once, under its own name.
    refResolver: {
      buildLocalReference: ({ $id }, _, __, index) => (typeof $id === 'string' ? $id : `def-${index}`),
    },
    // A route that only the signed-in may ask says so by its right; every route says what goes wrong in the same form.
    transform: ({ schema, url, route }) => {
      const right = route.config?.right
      const open = right === undefined || right === 'open.read' || right === 'session.open'
      const response = { ...(schema?.response ?? asItIs), default: { $ref: 'Problem#' } }
      const described = { ...schema, response, ...(right && { description: `权限：${right}` }) }
      return { schema: open ? described : { ...described, security: [{ session: [] }] }, url }
    },
  })
}

/** 接口描述的地址 Where the document is. */
export function openApiRoute(server: TypedFastify): void {
  server.get(
    '/openapi.json',
    { schema: { summary: '接口描述（OpenAPI）', tags: ['系统'] }, config: { right: 'open.read' } },
    () => server.swagger(),
  )
}
