-- Tables whose comment begins so, a running program that migrates with another role can only add to.
comment on table marked_day is 'append-only: what was laid down about working time stays on record';
comment on table marked_hours is 'append-only: what was laid down about working time stays on record';
comment on table marked_year is 'append-only: what was laid down about working time stays on record';
