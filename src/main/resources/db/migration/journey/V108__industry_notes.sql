-- Notes on industries are looked up among the customers of it (S-15).
create index record_entry_industry_notes on record_entry (customer_number)
    where kind in ('MANAGER_VIEW', 'DEBRIEF', 'DECISION') and jsonb_exists(content, 'industryNotes');
