import { describe, expect, test } from 'vitest'
import { migrations } from './migrations/index.ts'

/*
 * 可分布 The schema must run unchanged on tables distributed by unit_key, where some constructs are refused and others
 * cost a round through every server. This holds the SQL of the migrations; queries are held by the tests of each.
 */

/** What a distributed table refuses, or cannot do alone. */
const refused: readonly (readonly [string, RegExp])[] = [
  ['a trigger', /\btrigger\b/iu],
  ['ROLLUP, CUBE or GROUPING SETS', /\b(rollup|cube|grouping\s+sets)\b/iu],
  ['a global sequence', /\b(sequence|serial|bigserial|smallserial|nextval|identity|autoincrement)\b/iu],
  ['a recursive query', /\brecursive\b/iu],
  ['an exclusion constraint', /\bexclude\s+using\b/iu],
  ['table inheritance', /\binherits\b/iu],
  ['a server-side function or rule', /\bcreate\s+(or\s+replace\s+)?(function|procedure|rule)\b/iu],
]

/** Column lists that must begin with the distribution column. */
const keyed: readonly (readonly [string, RegExp])[] = [
  ['a primary key', /primary\s+key\s*\(([^)]*)\)/giu],
  ['a foreign key', /foreign\s+key\s*\(([^)]*)\)/giu],
  ['the target of a foreign key', /references\s+\w+\s*\(([^)]*)\)/giu],
  ['a unique constraint', /unique\s*\(([^)]*)\)/giu],
  ['a unique index', /create\s+unique\s+index[^(]*\(([^)]*)\)/giu],
]

/** What is wrong with one statement, in words. */
function complaints(statement: string): string[] {
  const found = refused.filter(([, pattern]) => pattern.test(statement)).map(([name]) => name)
  for (const [name, pattern] of keyed) {
    for (const [, columns = ''] of statement.matchAll(pattern)) {
      if (columns.split(',')[0]?.trim() !== 'unit_key') found.push(`${name} not led by unit_key`)
    }
  }
  if (/create\s+table/iu.test(statement) && !/primary\s+key\s*\(/iu.test(statement))
    found.push('no primary key')
  if (/\w\s+(primary\s+key|unique)\s*(,|\n|$|not|references)/iu.test(statement))
    found.push('a key of one column')
  if (/references\s+\w+\b\s*(,|\n|\)|$|on)/iu.test(statement)) found.push('a reference without its columns')
  return found
}

describe('the schema can be distributed by unit', () => {
  for (const [name, statements] of Object.entries(migrations)) {
    test.each(statements.map((statement) => [statement.slice(0, 40).trim(), statement]))(
      `${name}: %s`,
      (_, statement) => {
        expect(complaints(statement)).toEqual([])
      },
    )
  }

  test.each([
    ['create table a (id bigserial, unit_key text, primary key (unit_key, id))', 'a global sequence'],
    ['create table a (unit_key text, id text, primary key (id))', 'a primary key not led by unit_key'],
    ['create table a (id text primary key, unit_key text)', 'a key of one column'],
    ['create table a (unit_key text)', 'no primary key'],
    ['create unique index a_id on a (id)', 'a unique index not led by unit_key'],
    [
      'create table a (unit_key text, primary key (unit_key), foreign key (id) references b (id))',
      'a foreign key not led by unit_key',
    ],
    [
      'create table a (unit_key text references b, primary key (unit_key))',
      'a reference without its columns',
    ],
    ['create trigger t after insert on a execute function f()', 'a trigger'],
    ['create view v as select sum(x) from a group by rollup (y)', 'ROLLUP, CUBE or GROUPING SETS'],
  ])('%s is refused', (statement, complaint) => {
    expect(complaints(statement)).toContain(complaint)
  })
})
