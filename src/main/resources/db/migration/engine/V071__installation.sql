-- What holds for the whole installation, whichever node asks: the engine keeps due dates without a zone.
create table installation (
    one boolean primary key default true check (one),
    zone text not null
);
