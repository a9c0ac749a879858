-- What is known of an industry is looked up among the customers of it (A-09).
create index record_entry_research on record_entry (customer_number) where kind = 'RESEARCH';
