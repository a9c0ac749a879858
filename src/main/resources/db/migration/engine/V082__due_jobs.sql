-- What the job executor asks for again and again: what is due, earliest first (CD-08). The engine brings no index for it.
-- Every job has a due date from now on, so that the question needs no "or none".
update act_ru_job set duedate_ = coalesce(create_time_, timestamp '2000-01-01') where duedate_ is null;
create index gendan_idx_job_due on act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1;
