-- What a search among a million clients and figures of a million lines are read by.

-- Making the beginnings of a client's words takes a hundred times what the planner thinks of a function of plpgsql: it then
-- reads clients one by one and makes them for each, where the index has them already.
ALTER FUNCTION word_beginnings(text) COST 10000;

-- What the overview and the pace of the last 90 days add up, without the lines themselves, which are five times as long. A
-- recording adds at its end.
CREATE INDEX line_by_day ON ledger_line (coalesce(first_performed_at, performed_at))
    INCLUDE (performed_at, first_performed_at, id, client_id, kind, billing, free_reason, duration_minutes, delta_minutes);
DROP INDEX line_recorded_again_by_time;

-- What an index of an expression holds is known to the planner once the table is looked through, which a large one seldom is.
DO $$
BEGIN
    IF EXISTS (SELECT FROM ledger_line) THEN
        ANALYZE ledger_line;
    END IF;
END $$;
