-- What was agreed after each contact is looked up contact by contact (N-02).
create index next_step_of_customer on next_step (customer_number, set_at);
