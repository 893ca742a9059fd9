-- People who come from a directory of the laboratory. They are bound to the directory's own lasting id, which is personal and stands beside
-- its salt and hash; roles are those that the directory's groups gave, one a line.

create table directory_account (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    source varchar(60) not null,
    subject_text varchar(1000000),
    subject_salt varchar(64) not null,
    subject_sha256 varchar(64) not null,
    roles varchar(1000000) not null,
    held_until timestamp(6) with time zone,
    state varchar(20) not null,
    primary key (id, version)
);
