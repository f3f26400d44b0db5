-- When the privacy notice of account.consent_version was agreed to.
alter table account add column consent_at timestamptz;
update account set consent_at = activated_at where consent_version is not null;
