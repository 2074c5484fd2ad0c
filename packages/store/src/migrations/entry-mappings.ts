/** 列对照库表 What a unit's people said of the columns of an export, by the shape of its headings. */
export const entryMappings: readonly string[] = [
  `create table entry_mapping (
    unit_key text not null,
    shape_id text not null,
    shape text not null,
    content text not null,
    account text not null,
    name text not null,
    saved_at timestamptz not null,
    primary key (unit_key, shape_id)
  )`,
]
