-- How a customer is judged (domain section 7): before signing by the signing grade, after it by service grade and quadrant.
alter table customer
    add column signing_grade text check (signing_grade in ('A', 'B', 'C')),
    add column service_grade text check (service_grade in ('D', 'E', 'F')),
    add column quadrant text check (quadrant in ('KEY', 'POTENTIAL', 'ORDINARY', 'LOW_VALUE')),
    add check (signing_grade is null or (service_grade is null and quadrant is null));
