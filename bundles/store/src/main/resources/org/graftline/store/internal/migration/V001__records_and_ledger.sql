-- The records of studies and people, and the ledger that proves them: everything later floors stand on.
-- Rows are only ever added: a correction is the next version of its record. The head of a chain is the one row that is updated.
-- id is the name of the record among all of its table, the one the ledger uses; the other columns are for people who read by SQL.
-- A number stands beside its text as entered. The one difference of the databases is the type of a file's bytes, ${bytes}.

create table study (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    code varchar(60) not null,
    title varchar(1000000) not null,
    zone varchar(100) not null,
    formula varchar(40) not null,
    origin varchar(1000000) not null,
    primary key (id, version)
);

create table arm (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    name varchar(200) not null,
    role varchar(20) not null,
    primary key (id, version)
);
create index arm_study on arm (study);

create table donor (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    donor varchar(200) not null,
    lineage varchar(1000000),
    diagnosis varchar(1000000),
    primary key (id, version)
);
create index donor_study on donor (study);

create table mouse (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    donor varchar(200) not null,
    aliases varchar(1000000) not null,
    primary key (id, version)
);
create index mouse_study on mouse (study, donor);

create table tumor (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    site varchar(200) not null,
    primary key (id, version)
);
create index tumor_study on tumor (study, mouse);

create table visit (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    study_day double precision not null,
    kind varchar(20) not null,
    primary key (id, version)
);
create index visit_study on visit (study, study_day);

create table arm_assignment (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    arm varchar(200) not null,
    primary key (id, version)
);
create index arm_assignment_study on arm_assignment (study, arm);

create table reading (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    site varchar(200),
    endpoint varchar(40) not null,
    study_day double precision not null,
    replicate integer not null check (replicate >= 1),
    captured_at timestamp(6) with time zone,
    recorded_at timestamp(6) with time zone not null,
    operator varchar(64),
    device varchar(1000000),
    status varchar(20) not null,
    reason varchar(1000000),
    length_text varchar(40),
    length_mm double precision,
    width_text varchar(40),
    width_mm double precision,
    height_text varchar(40),
    height_mm double precision,
    value_text varchar(40),
    value_number double precision check (value_number >= 0),
    formula varchar(40),
    source_sha256 varchar(64),
    source_line integer,
    source_cells varchar(1000000),
    primary key (id, version),
    check ((status = 'MEASURED' and value_text is not null and value_number is not null)
        or (status <> 'MEASURED' and value_text is null and value_number is null))
);
create index reading_study on reading (study);

create table removal (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    study_day double precision not null,
    cause varchar(20) not null,
    primary key (id, version)
);
create index removal_study on removal (study);

create table dose (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    study_day double precision not null,
    outcome varchar(20) not null,
    mg_per_kg_text varchar(40),
    mg_per_kg double precision,
    volume_text varchar(40),
    volume_ml double precision,
    primary key (id, version)
);
create index dose_study on dose (study, mouse, study_day);

create table source_file (
    id varchar(700) not null,
    version integer not null check (version = 1),
    study varchar(60) not null,
    name varchar(200) not null,
    sha256 varchar(64) not null,
    byte_count bigint not null check (byte_count >= 0),
    content ${bytes} not null,
    primary key (id, version)
);
create index source_file_study on source_file (study);

create table import_mapping (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    header_sha256 varchar(64) not null,
    design varchar(1000000) not null,
    primary key (id, version)
);
create index import_mapping_study on import_mapping (study);

create table person (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    login_text varchar(1000000),
    login_salt varchar(64) not null,
    login_sha256 varchar(64) not null,
    name_text varchar(1000000),
    name_salt varchar(64) not null,
    name_sha256 varchar(64) not null,
    state varchar(20) not null,
    primary key (id, version)
);

create table role_grant (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    role varchar(20) not null,
    study varchar(60),
    state varchar(20) not null,
    primary key (id, version)
);
create index role_grant_person on role_grant (person);

create table credential (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    phc varchar(1000) not null,
    primary key (id, version)
);

create table ledger_head (
    chain varchar(80) not null primary key,
    position bigint not null check (position >= 0),
    hash varchar(64) not null
);

create table ledger_entry (
    chain varchar(80) not null,
    position bigint not null check (position >= 1),
    acted_at timestamp(6) with time zone not null,
    person varchar(64) not null,
    actor_text varchar(1000000),
    actor_salt varchar(64) not null,
    actor_sha256 varchar(64) not null,
    via varchar(20) not null,
    kind varchar(40) not null,
    reason_text varchar(1000000),
    reason_salt varchar(64) not null,
    reason_sha256 varchar(64) not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    primary key (chain, position)
);

create table ledger_row (
    chain varchar(80) not null,
    position bigint not null,
    ordinal integer not null check (ordinal >= 1),
    table_name varchar(40) not null,
    row_id varchar(700) not null,
    row_version integer not null,
    sha256 varchar(64) not null,
    primary key (chain, position, ordinal),
    constraint ledger_row_once unique (row_id, row_version, table_name),
    constraint ledger_row_entry foreign key (chain, position) references ledger_entry (chain, position)
);
