-- Where people can be written to when an alert calls them. The address is personal: it stands beside its salt and hash, so that an
-- erasure leaves the ledger whole.

create table contact (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    mail_text varchar(1000000),
    mail_salt varchar(64) not null,
    mail_sha256 varchar(64) not null,
    primary key (id, version)
);
