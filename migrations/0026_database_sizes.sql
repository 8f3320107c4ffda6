-- How much each database of companies' rows holds, as its own tick said last: a new company goes where the least is. Empty
-- while there is one only.
CREATE TABLE database_sizes (
  shard INTEGER PRIMARY KEY,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
