/**
 * 审核库表 Batches of files under review, what reviewers decided of findings, and the notices that went out.
 *
 * `unit_key` is the bureau's: its desk is what is distributed, the documents themselves belong to their units.
 */
export const review: readonly string[] = [
  `create table review_batch (
    unit_key text not null,
    id text not null,
    name text not null,
    state text not null,
    created_at timestamptz not null,
    account text not null,
    account_name text not null,
    finished_at timestamptz,
    primary key (unit_key, id)
  )`,
  `create table review_file (
    unit_key text not null,
    batch_id text not null,
    ordinal integer not null,
    file_name text not null,
    byte_count integer not null,
    bytes bytea,
    state text not null,
    document_id text,
    refusal text,
    milliseconds integer,
    primary key (unit_key, batch_id, ordinal),
    foreign key (unit_key, batch_id) references review_batch (unit_key, id) on delete cascade
  )`,
  'create index review_file_by_document on review_file (unit_key, document_id)',
  `create table finding_decision (
    unit_key text not null,
    document_id text not null,
    finding_id text not null,
    rule text not null,
    decision text not null,
    reason text not null,
    decided_at timestamptz not null,
    account text not null,
    account_name text not null,
    primary key (unit_key, document_id, finding_id)
  )`,
  `create table review_notice (
    unit_key text not null,
    id text not null,
    document_id text not null,
    subject text not null,
    year integer,
    findings text not null,
    state text not null,
    issued_at timestamptz not null,
    issued_by text not null,
    due_on text,
    closed_at timestamptz,
    closed_by_document text,
    remaining integer,
    primary key (unit_key, id)
  )`,
  'create index review_notice_by_subject on review_notice (unit_key, subject, state)',
]
