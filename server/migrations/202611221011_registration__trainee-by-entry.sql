-- What a roster entry became: asked at each lock, and by the foreign key whenever an entry goes.
create index trainee_by_entry on trainee (program_id, entry_id);
