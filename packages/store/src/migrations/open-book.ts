/**
 * 公开账 What the open book needs beside the documents: one row a document for pages, lists and regions, its facts for
 * comparison, and the search.
 *
 * `open_search` has one row for each document and kind of thing (unit, programme, indicator, text). `grams` are the pairs
 * of neighbouring characters that occur in it, so that two Chinese characters are found by one look into a GIN index of
 * the core, the same on both engines; the extension for trigrams needs three characters.
 */
export const openBook: readonly string[] = [
  `create table open_book (
    unit_key text not null,
    document_id text not null,
    unit_name text,
    unit_code text,
    region text not null,
    year integer,
    stage text not null,
    kind text,
    title text,
    unit_order text not null,
    total bigint,
    change bigint,
    three_public bigint,
    project bigint,
    program_count integer not null,
    fails_count integer not null,
    statement_count integer not null,
    imported_at timestamptz not null,
    body text not null,
    primary key (unit_key, document_id),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
  'create index open_book_region on open_book (region collate "C", year)',
  'create index open_book_imported on open_book (imported_at)',
  `create table open_fact (
    unit_key text not null,
    document_id text not null,
    ordinal integer not null,
    fact text not null,
    name text,
    year integer not null,
    amount bigint not null,
    step bigint not null,
    unit text not null,
    place text not null,
    primary key (unit_key, document_id, ordinal),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
  `create table open_search (
    unit_key text not null,
    document_id text not null,
    kind text not null,
    year integer,
    region text not null,
    name text not null,
    name_order text not null,
    grams text[] not null,
    entries text not null,
    primary key (unit_key, document_id, kind),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
  // Without its list of pending entries, which every search would read from end to end until somebody vacuums.
  'create index open_search_grams on open_search using gin (grams) with (fastupdate = off)',
]
