-- For how many days the engine keeps what has ended, as the last start was told; null: as the models say.
alter table installation add column engine_history_days integer check (engine_history_days > 0);
