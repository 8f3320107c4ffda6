-- In which database a company's rows stand: 1 is the first, DB, and n is DB_n. The company's row stands in the first, where
-- all are found, and in its own, where everything else refers to it.
ALTER TABLE tenants ADD COLUMN shard INTEGER NOT NULL DEFAULT 1;
