/**
 * 绩效库表 A unit's year of performance: its programmes with their targets, reports by month with a result for each
 * indicator and the evidence for it, rectifications, evaluations; operational records; snapshots of the library.
 *
 * Money stands as it was reported, a decimal in its unit; a budget is whole 分. Evaluations are kept whole as JSON text,
 * because they are played again from what went in.
 */
export const performance: readonly string[] = [
  `create table performance_year (
    unit_key text not null,
    year integer not null,
    title text not null,
    unit_name text not null,
    region text,
    scheme text not null,
    document_id text,
    simulated boolean not null,
    created_at timestamptz not null,
    primary key (unit_key, year)
  )`,
  `create table performance_programme (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    ordinal integer not null,
    name text not null,
    code text,
    department text,
    budget bigint,
    targets text not null,
    stopped_on text,
    stopped_why text,
    version integer not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (unit_key, year, programme_id),
    foreign key (unit_key, year) references performance_year (unit_key, year) on delete cascade
  )`,
  `create table performance_report (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    month integer not null,
    initial text,
    adjusted text,
    executed text,
    forecast text,
    money_unit text not null,
    submitted_on text,
    version integer not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (unit_key, year, programme_id, month),
    foreign key (unit_key, year, programme_id)
      references performance_programme (unit_key, year, programme_id) on delete cascade
  )`,
  `create table performance_result (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    month integer not null,
    indicator integer not null,
    actual text,
    unit text,
    taken_on text,
    band text,
    forecast text,
    likelihood text,
    reason_class text,
    reason text,
    source text not null,
    measured text,
    primary key (unit_key, year, programme_id, month, indicator),
    foreign key (unit_key, year, programme_id, month)
      references performance_report (unit_key, year, programme_id, month) on delete cascade
  )`,
  `create table performance_evidence (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    month integer not null,
    id text not null,
    indicator integer not null,
    file_name text not null,
    sha256 text not null,
    byte_count integer not null,
    body bytea not null,
    added_at timestamptz not null,
    added_by text not null,
    primary key (unit_key, year, programme_id, month, id),
    foreign key (unit_key, year, programme_id)
      references performance_programme (unit_key, year, programme_id) on delete cascade
  )`,
  `create table performance_rectification (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    id text not null,
    month integer not null,
    indicator integer,
    what text not null,
    raised_on text not null,
    due text not null,
    measures text,
    answered_on text,
    closing text,
    closed_on text,
    version integer not null,
    changed_by text not null,
    primary key (unit_key, year, programme_id, id),
    foreign key (unit_key, year, programme_id)
      references performance_programme (unit_key, year, programme_id) on delete cascade
  )`,
  `create table performance_evaluation (
    unit_key text not null,
    year integer not null,
    programme_id text not null,
    kind text not null,
    total text,
    grade text,
    remarks text not null,
    body text not null,
    version integer not null,
    evaluated_at timestamptz not null,
    evaluated_by text not null,
    primary key (unit_key, year, programme_id, kind),
    foreign key (unit_key, year, programme_id)
      references performance_programme (unit_key, year, programme_id) on delete cascade
  )`,
  `create table operational_record (
    unit_key text not null,
    type text not null,
    id text not null,
    day text not null,
    cells text not null,
    source text not null,
    added_at timestamptz not null,
    primary key (unit_key, type, id)
  )`,
  'create index operational_record_by_day on operational_record (unit_key, type, day)',
  `create table library_snapshot (
    unit_key text not null,
    fingerprint text not null,
    documents integer not null,
    body text not null,
    taken_at timestamptz not null,
    primary key (unit_key, fingerprint)
  )`,
]
