/**
 * 机构与账号沿革 Names an organisation bore before, when it was closed and what it went into; accounts that must set a
 * password of their own first; browsers from which an account has signed in before.
 */
export const organisationHistory: readonly string[] = [
  'alter table organisation add column version integer not null default 1',
  'alter table organisation add column closed_on text',
  'alter table organisation add column successor text',
  `create table organisation_name (
    unit_key text not null,
    name text not null,
    until_on text not null,
    primary key (unit_key, name, until_on)
  )`,
  'alter table account add column password_due boolean not null default false',
  `create table known_browser (
    unit_key text not null,
    token_hash text not null,
    account_id text not null,
    seen_at timestamptz not null,
    primary key (unit_key, token_hash, account_id),
    foreign key (unit_key, account_id) references account (unit_key, id) on delete cascade
  )`,
]
