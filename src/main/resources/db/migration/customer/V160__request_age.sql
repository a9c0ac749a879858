-- When a request came with its Idempotency-Key: keys are kept for a day, and no longer (see CustomerRequests).
alter table customer_request add column asked_at timestamptz not null default current_timestamp;
create index customer_request_age on customer_request (asked_at);
