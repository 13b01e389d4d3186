-- An import brings the lines of another program over. Where that program's own chain was broken, a line OPENING with the
-- difference stands between, marked as the import's: what a client's account held there is what it holds here.

ALTER TABLE ledger_line DROP CONSTRAINT line_kind_is_consistent;
ALTER TABLE ledger_line ADD CONSTRAINT line_kind_is_consistent CHECK (
    CASE kind
        WHEN 'INTERVENTION' THEN duration_minutes BETWEEN 1 AND 1440 AND corrects_line_id IS NULL
            AND ((billing = 'NORMAL' AND delta_minutes = -duration_minutes)
                OR (billing = 'FREE' AND delta_minutes = 0)) IS TRUE
        WHEN 'CREDIT_PURCHASE' THEN delta_minutes > 0 AND duration_minutes IS NULL AND billing IS NULL
            AND corrects_line_id IS NULL
        WHEN 'CORRECTION' THEN corrects_line_id IS NOT NULL AND duration_minutes IS NULL AND billing IS NULL
        WHEN 'EXPIRY' THEN delta_minutes <= 0 AND duration_minutes IS NULL AND billing IS NULL
            AND corrects_line_id IS NULL
        WHEN 'OPENING' THEN (seq = 1 OR requested_by = 'import') IS TRUE AND duration_minutes IS NULL
            AND billing IS NULL AND corrects_line_id IS NULL
        ELSE false
    END IS TRUE);
