-- How those of a replay's deliveries had ended that were put back since by another way: its history stays what it was.
ALTER TABLE replays ADD COLUMN left_delivered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE replays ADD COLUMN left_dead INTEGER NOT NULL DEFAULT 0;
