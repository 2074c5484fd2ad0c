/**
 * 审核沿革 What was decided is kept with what was before it, so that every deed can be undone by whoever may decide; rules
 * that a desk has switched off; where a file of a batch was known from; until when a reader holds a file.
 */
export const deskHistory: readonly string[] = [
  `create table review_deed (
    unit_key text not null,
    id text not null,
    ordinal integer not null,
    kind text not null,
    at timestamptz not null,
    account text not null,
    account_name text not null,
    reason text not null,
    undoes text,
    undone_at timestamptz,
    undone_by text,
    primary key (unit_key, id)
  )`,
  'create unique index review_deed_in_order on review_deed (unit_key, ordinal)',
  `create table review_deed_item (
    unit_key text not null,
    deed_id text not null,
    document_id text not null,
    finding_id text not null,
    before text,
    after text,
    primary key (unit_key, deed_id, document_id, finding_id),
    foreign key (unit_key, deed_id) references review_deed (unit_key, id) on delete cascade
  )`,
  'create index review_deed_item_by_document on review_deed_item (unit_key, document_id)',
  `create table review_rule_switch (
    unit_key text not null,
    rule text not null,
    ordinal integer not null,
    is_off boolean not null,
    reason text not null,
    at timestamptz not null,
    account text not null,
    account_name text not null,
    primary key (unit_key, rule, ordinal)
  )`,
  'create index review_notice_to on review_notice (subject, state)',
  'alter table review_file add column known text',
  'alter table review_file add column held_until timestamptz',
]
