-- What nobody knows the outcome of is few, and looked for every minute.
CREATE INDEX function_calls_uncertain ON function_calls (updated_at) WHERE state = 'uncertain';
