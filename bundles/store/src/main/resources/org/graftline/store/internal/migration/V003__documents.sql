-- How a study is run: documents that are read and versioned whole, such as schedules, regimens, draws, cases of alerts.

create table study_document (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    kind varchar(40) not null,
    name varchar(200) not null,
    json varchar(1000000) not null,
    note_text varchar(1000000),
    note_salt varchar(64),
    note_sha256 varchar(64),
    primary key (id, version)
);
create index study_document_study on study_document (study, kind);
create index study_document_kind on study_document (kind);
