-- The source address of a call, for ERPs that count calls by it, whichever company they are for.
ALTER TABLE journal ADD COLUMN caller TEXT;
