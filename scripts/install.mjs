import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

/** Runs a program to its end with our terminal; anything but success ends this script with the same status. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/**
 * What the lock file names and an install lacks or has in another version. Optional packages may be missing: most are for
 * other platforms.
 *
 * @param wanted the text of package-lock.json
 * @param present the text of node_modules/.package-lock.json, which npm writes when it has finished
 * @param stands does a folder exist?
 * @returns paths of packages; empty when the install will do
 */
export function lacking(wanted, present, stands) {
  const { packages } = JSON.parse(wanted)
  const here = JSON.parse(present).packages
  return Object.entries(packages)
    .filter(([path]) => path.startsWith('node_modules/'))
    .filter(([path, { version, integrity, link, optional }]) => {
      const one = here[path]
      if (!one || !stands(path)) return !optional
      return link ? !one.link : one.version !== version || one.integrity !== integrity
    })
    .map(([path]) => path)
}

/** Contents are compared, not dates: a checkout or a branch gives files new dates and changes nothing. */
function isInstalled() {
  if (!existsSync(installed)) return false
  try {
    const stands = (path) => existsSync(join(root, path))
    return lacking(readFileSync(lock, 'utf8'), readFileSync(installed, 'utf8'), stands).length === 0
  } catch {
    return false
  }
}

/**
 * Installs when something that the lock file names is missing: `npm ci` on a clean clone. Where there is an install already, only
 * what differs is changed, and when that fails npm puts back what was there; the lock file is not written. Both build, too.
 */
export function installWhenNeeded() {
  if (isInstalled()) return false
  const how = existsSync(installed) ? ['install', '--no-save'] : ['ci']
  run('npm', [...how, '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' })
  return true
}

/** The Node that the lock file pins, or the one that runs this script where it could not be installed. */
export function node() {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(pinned) ? pinned : process.execPath
}
