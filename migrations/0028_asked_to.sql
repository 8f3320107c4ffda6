-- Up to which vehicle an import that is at its end has asked the ERP about what its lists did not hold.
ALTER TABLE imports ADD COLUMN asked_to TEXT NOT NULL DEFAULT '';
