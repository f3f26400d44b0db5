-- Roles that end by themselves, who took one away and why; slips for holders of an office, who are in no program.
alter table role_assignment add column expires_on date;
alter table role_assignment add column ended_by uuid;
alter table role_assignment add column end_reason text;
alter table account_slip alter column program_id drop not null;
