-- What lets scripts act for a person, with less than the person may. The secret is kept nowhere: it has 256 random bits, so that its
-- SHA-256 proves it and nobody finds it from there. The label is free text and stands beside its salt and hash.

create table script_token (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    label_text varchar(1000000),
    label_salt varchar(64) not null,
    label_sha256 varchar(64) not null,
    secret_sha256 varchar(64) not null,
    scope varchar(20) not null,
    study varchar(60),
    expires timestamp(6) with time zone not null,
    last_used timestamp(6) with time zone,
    state varchar(20) not null,
    primary key (id, version)
);
create index script_token_secret on script_token (secret_sha256);
create index script_token_person on script_token (person);
