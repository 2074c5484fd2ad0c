/**
 * 文件批注 Remarks on figures of documents that came as files, and answers to them (`answers` names the remark). `key_text` is
 * which money the figure is, so that a remark is found again in a corrected version; empty: the document as a whole.
 */
export const documentComments: readonly string[] = [
  `create table document_comment (
    unit_key text not null,
    document_id text not null,
    id text not null,
    answers text,
    key_text text not null,
    place text,
    about_words text not null,
    body text not null,
    account text not null,
    name text not null,
    written_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    primary key (unit_key, document_id, id),
    foreign key (unit_key, document_id) references document (unit_key, id) on delete cascade
  )`,
]
