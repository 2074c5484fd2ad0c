import type { ServerOptions } from '../server-options.ts'
import type { OrganisationTree } from './organisation-tree.ts'

/** 服务环境 The options with what the server adds to them; what the routes about people get. */
export type ServerContext = ServerOptions & {
  readonly tree: OrganisationTree
  readonly now: () => Date
}
