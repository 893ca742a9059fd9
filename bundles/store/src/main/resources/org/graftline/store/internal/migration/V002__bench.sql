-- The Bench: how a reading was entered, sessions and their rules, cages, remarks, alerts, devices, badges, and decisions on what
-- contradicts. Nothing that exists is changed: the new columns of reading and removal are empty for rows of before, and their canonical
-- form, which leaves empty fields out, stays the same.

alter table reading add column session varchar(36);
alter table reading add column means varchar(20);
alter table reading add column entered varchar(1000000);
alter table reading add column clock_offset_ms bigint;
alter table reading add column transcribed_by varchar(64);
alter table reading add column scan_sha256 varchar(64);
alter table reading add column concerns varchar(1000000);
alter table reading add column kept_because varchar(1000000);
alter table reading add column prompted_by varchar(36);
alter table reading add column moved_from varchar(36);

alter table removal add column left_at timestamp(6) with time zone;

create table housing (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    cage varchar(200) not null,
    rack varchar(200),
    primary key (id, version)
);
create index housing_study on housing (study);

create table bench_session (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    study_day double precision not null,
    opened_by varchar(64) not null,
    opened_at timestamp(6) with time zone not null,
    mice varchar(1000000) not null,
    endpoints varchar(1000000) not null,
    state varchar(20) not null,
    statement varchar(1000000),
    primary key (id, version)
);
create index bench_session_study on bench_session (study);

create table capture_rules (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    day_zero varchar(20),
    independent integer not null,
    blinded varchar(1000) not null,
    implied_decimals integer not null,
    smallest_text varchar(40),
    smallest_mm double precision,
    limits varchar(1000000) not null,
    keep_reasons varchar(1000000) not null,
    missing_reasons varchar(1000000) not null,
    primary key (id, version)
);
create index capture_rules_study on capture_rules (study);

create table remark (
    id varchar(700) not null,
    version integer not null check (version = 1),
    study varchar(60) not null,
    mouse varchar(200) not null,
    study_day double precision not null,
    noted_by varchar(64) not null,
    noted_at timestamp(6) with time zone not null,
    text_text varchar(1000000),
    text_salt varchar(64) not null,
    text_sha256 varchar(64) not null,
    primary key (id, version)
);
create index remark_study on remark (study);

create table alert (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    reading varchar(36) not null,
    study varchar(60) not null,
    mouse varchar(200) not null,
    quantity varchar(40) not null,
    threshold_text varchar(40) not null,
    threshold double precision not null,
    tier varchar(20) not null,
    value_text varchar(40) not null,
    value_number double precision not null,
    captured_at timestamp(6) with time zone not null,
    primary key (id, version)
);
create index alert_study on alert (study);

create table unblinding (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    person varchar(64) not null,
    reason_text varchar(1000000),
    reason_salt varchar(64) not null,
    reason_sha256 varchar(64) not null,
    primary key (id, version)
);
create index unblinding_study on unblinding (study);

create table reading_decision (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    study varchar(60) not null,
    verdict varchar(20) not null,
    reason_text varchar(1000000),
    reason_salt varchar(64) not null,
    reason_sha256 varchar(64) not null,
    primary key (id, version)
);
create index reading_decision_study on reading_decision (study);

create table device (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    kind varchar(20) not null,
    name varchar(1000000) not null,
    serial varchar(1000000) not null,
    calibrated_on varchar(20),
    calibration_due varchar(20),
    gauge_text varchar(40) not null,
    gauge double precision not null,
    tolerance_text varchar(40) not null,
    tolerance double precision not null,
    state varchar(20) not null,
    primary key (id, version)
);

create table device_check (
    id varchar(700) not null,
    version integer not null check (version = 1),
    device varchar(40) not null,
    checked_by varchar(64) not null,
    checked_at timestamp(6) with time zone not null,
    gauge_text varchar(40) not null,
    gauge double precision not null,
    read_text varchar(40) not null,
    read_number double precision not null,
    outcome varchar(20) not null,
    primary key (id, version)
);
create index device_check_device on device_check (device);

create table badge (
    id varchar(700) not null,
    version integer not null check (version >= 1),
    person varchar(64) not null,
    badge_sha256 varchar(64) not null,
    phc varchar(1000) not null,
    state varchar(20) not null,
    primary key (id, version)
);
create index badge_code on badge (badge_sha256);

create table journal_key (
    id varchar(700) not null,
    version integer not null check (version = 1),
    person varchar(64) not null,
    journal_key varchar(100) not null,
    primary key (id, version)
);
