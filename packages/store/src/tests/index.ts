export { fillFolder } from './fill-folder.ts'
export { stock } from './stock.ts'
