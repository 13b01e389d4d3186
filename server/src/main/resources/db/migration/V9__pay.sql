-- A month of pay is looked up by time alone. Lines lie on disk in the order of their times, so the smallest of indexes
-- finds a month, and costs a recording next to nothing.

CREATE INDEX line_by_month ON ledger_line USING brin (performed_at) WITH (pages_per_range = 32, autosummarize = on);
