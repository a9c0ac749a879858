-- Who took customers out, which and how many, stands in the audit trail, which nobody can change (D-06).
drop table customer_export;
