-- How a dose was planned and given: by which vial, route and weight, when, by whom, and why it was withheld.

alter table dose add column line integer;
alter table dose add column vial varchar(200);
alter table dose add column route varchar(20);
alter table dose add column planned_text varchar(40);
alter table dose add column planned_ml double precision;
alter table dose add column weight_text varchar(40);
alter table dose add column weight_g double precision;
alter table dose add column weight_reading varchar(36);
alter table dose add column given_at timestamp(6) with time zone;
alter table dose add column person varchar(200);
alter table dose add column withheld_because varchar(1000);
alter table dose add column proposal varchar(2000);
