/**
 * 公开的版次 Editions that were compiled from a book and published here: which book and version, since when, until when,
 * and what every format of it is written from, so that a later version of the program changes nothing that was published.
 * `open_edition_file` keeps a format from its first writing on.
 */
export const openEditions: readonly string[] = [
  // The open book is computed anew: it has counts of staff, posts, vehicles and area that it did not have before.
  'delete from open_search',
  'delete from open_fact',
  'delete from open_book',
  'alter table open_book add column standing integer not null default 1',
  `create table open_edition (
    unit_key text not null,
    document_id text not null,
    book_unit text not null,
    book_year integer not null,
    book_version integer not null,
    published_on text not null,
    published_at timestamptz not null,
    replaced_on text,
    replaced_by text,
    withdrawn_on text,
    content text not null,
    primary key (unit_key, document_id),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
  `create table open_edition_file (
    unit_key text not null,
    document_id text not null,
    format text not null,
    bytes bytea not null,
    primary key (unit_key, document_id, format),
    foreign key (unit_key, document_id) references open_edition (unit_key, document_id) on delete cascade
  )`,
  // One table, or the narrative with the programmes: a page asks for one of them and never for the whole document.
  `create table open_part (
    unit_key text not null,
    document_id text not null,
    part text not null,
    body text not null,
    primary key (unit_key, document_id, part),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
]
