/**
 * 人员库表 Organisations, accounts, sessions, sign-in links, failed sign-ins, the log, and who may see a document.
 *
 * An organisation is keyed by its own key. What belongs to no unit (accounts, the log) is keyed by one constant, so
 * that a login is unique and the log is one chain: platform-key.ts.
 */
export const people: readonly string[] = [
  `create table organisation (
    unit_key text not null,
    parent text,
    kind text not null,
    code text,
    name text not null,
    primary key (unit_key)
  )`,
  `create table account (
    unit_key text not null,
    id text not null,
    login text not null,
    name text not null,
    organisation text,
    roles text not null,
    password_hash text,
    disabled boolean not null,
    version integer not null,
    created_at timestamptz not null,
    signed_in_at timestamptz,
    primary key (unit_key, id)
  )`,
  'create unique index account_by_login on account (unit_key, login)',
  `create table session (
    unit_key text not null,
    token_hash text not null,
    id text not null,
    account_id text not null,
    client text not null,
    opened_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (unit_key, token_hash),
    foreign key (unit_key, account_id) references account (unit_key, id) on delete cascade
  )`,
  'create index session_by_account on session (unit_key, account_id)',
  `create table sign_in_link (
    unit_key text not null,
    token_hash text not null,
    account_id text not null,
    ends_at timestamptz not null,
    primary key (unit_key, token_hash),
    foreign key (unit_key, account_id) references account (unit_key, id) on delete cascade
  )`,
  `create table failed_sign_in (
    unit_key text not null,
    subject text not null,
    failures integer not null,
    failed_at timestamptz not null,
    primary key (unit_key, subject)
  )`,
  `create table log_entry (
    unit_key text not null,
    ordinal bigint not null,
    at text not null,
    account text,
    name text not null,
    what text not null,
    about text not null,
    organisation text,
    detail text not null,
    previous text not null,
    hash text not null,
    primary key (unit_key, ordinal)
  )`,
  "alter table document add column visibility text not null default 'internal'",
  'alter table document add column organisation text',
  'alter table document add column imported_by text',
]
