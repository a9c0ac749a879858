-- The joining fee that a customer would accept is judged as a range: amount is its lower end (S-12).
alter table fee_judgement add column most numeric(18, 2);
update fee_judgement set most = amount;
alter table fee_judgement
    alter column most set not null,
    add check (most >= amount);
