-- What a vendor said of a message: its serial, and later whether the phone received it.
alter table outbox_sms add column params jsonb not null default '{}';
alter table outbox_sms add column phone_index text;
alter table outbox_sms add column attempts int not null default 0;
alter table outbox_sms add column vendor text;
alter table outbox_sms add column serial text;
alter table outbox_sms add column receipt text;
alter table outbox_sms add column receipt_at timestamptz;
alter table outbox_sms add column wrong_number boolean not null default false; -- the receipt blames the number itself
alter table outbox_sms add constraint outbox_sms_receipt_is_known
  check (receipt in ('waiting', 'delivered', 'undelivered', 'unknown'));
create index outbox_sms_by_phone on outbox_sms (phone_index, created_at desc) where wrong_number;
