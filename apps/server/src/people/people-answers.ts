import type { KeptOrganisation, LogCheck, LogEntry, LogHead, Person, Right, Role } from '@mingzhang/cycle'
import { rights } from '@mingzhang/cycle'
import type { Account, Session } from '@mingzhang/store'
import { Type } from 'typebox'
import {
  many,
  named,
  oneOf,
  orNull,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
} from '../answers/answer-schema.ts'

const role = oneOf<Role>(
  ...(['public', 'compiler', 'unit-head', 'department', 'bureau-reviewer', 'bureau-performance'] as const),
  'administrator',
)

const account = record<Account>(
  {
    ...{ id: text, login: text, name: text, organisation: textOrNull, roles: many(role) },
    ...{ hasPassword: truth, disabled: truth, passwordDue: truth, version: whole },
    ...{ createdAt: text, signedInAt: textOrNull },
  },
  '账号；口令只说有没有',
)

const organisation = record<KeptOrganisation>(
  {
    ...{ key: text, kind: oneOf('region', 'department', 'unit'), code: textOrNull, name: text },
    ...{ parent: textOrNull, closedOn: textOrNull, successor: textOrNull, version: whole },
    formerNames: many(record<{ name: string; until: string }>({ name: text, until: text })),
  },
  '机构：地区、部门或单位',
)

type Who = {
  readonly person: Pick<Person, 'id' | 'name' | 'roles' | 'organisation'> | null
  readonly login: string | null
  readonly hasPassword: boolean | null
  readonly passwordDue: boolean
  readonly session: string | null
  readonly endsAt: string | null
  readonly rights: readonly Right[]
  readonly everywhere: boolean
  readonly organisationName: string | null
}

const who = record<Who>(
  {
    person: orNull(
      record<NonNullable<Who['person']>>({
        ...{ id: text, name: text, roles: many(role), organisation: textOrNull },
      }),
    ),
    ...{ login: textOrNull, hasPassword: orNull(truth), passwordDue: truth, session: textOrNull },
    ...{ endsAt: textOrNull, rights: many(oneOf<Right>(...rights)), everywhere: truth },
    organisationName: textOrNull,
  },
  '当前登录的人；没有登录的，人为 null，权限是公众的权限',
)

type OwnSession = Session & { readonly current: boolean }

const session = record<OwnSession>({
  ...{ id: text, accountId: text, client: text, openedAt: text, seenAt: text, endsAt: text, current: truth },
})

const head = record<LogHead>({ ordinal: whole, hash: text })

const entry = record<LogEntry>({
  ...{ at: text, account: textOrNull, name: text, what: text, about: text, organisation: textOrNull },
  ...{ detail: Type.Record(Type.String(), Type.Any()), ordinal: whole, previous: text, hash: text },
})

const checked = Type.Unsafe<LogCheck>(
  Type.Union([
    record<Extract<LogCheck, { whole: true }>>({ whole: Type.Literal(true), head }),
    record<Extract<LogCheck, { whole: false }>>({
      ...{ whole: Type.Literal(false), ordinal: whole, fault: oneOf('missing', 'moved', 'changed') },
    }),
  ]),
)

const token = Type.Unsafe<string>(
  Type.String({ description: '一次性登录链接里的凭据，只在这个答复里出现一次，请当作口令保管' }),
)

const accountNamed = named<Account>('Account')

/** 人员各答复共有 What more than one answer about people holds, described once. */
export const peopleSchemas = { Account: account, Organisation: organisation, LogEntry: entry }

/** 人员的答复 The answers about people, organisations, signing in and the log, by what is asked. */
export const peopleAnswers = {
  accounts: record<{ accounts: readonly Account[] }>({ accounts: many(accountNamed) }),
  created: record<{ account: Account | null; token: string }>({ account: orNull(accountNamed), token }),
  changed: orNull(accountNamed),
  link: record<{ token: string }>({ token }),
  sessions: record<{ sessions: readonly OwnSession[] }>({ sessions: many(session) }),
  ended: record<{ ended: number }>({ ended: whole }),
  organisations: record<{ organisations: readonly KeptOrganisation[] }>({
    organisations: many(named<KeptOrganisation>('Organisation')),
  }),
  taken: record<{ added: number; changed: number }>({ added: whole, changed: whole }),
  hanging: record<{ toClose: readonly string[]; toRemove: readonly string[] }>({
    ...{ toClose: texts, toRemove: texts },
  }),
  merged: record<{ accounts: number; below: number }>({ accounts: whole, below: whole }),
  who,
  log: record<{ entries: readonly LogEntry[] }>({ entries: many(named<LogEntry>('LogEntry')) }),
  checked,
  health: record<{ status: string; engine: string }>({ status: text, engine: text }),
}
