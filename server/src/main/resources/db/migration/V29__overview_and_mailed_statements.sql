-- The overview adds up lines and mails of some days. Lines are found by V9's index of months, but for those recorded again,
-- which count on the day of the first recording; mails lie on disk in the order of their times.

CREATE INDEX line_recorded_again_by_time ON ledger_line (first_performed_at) WHERE first_performed_at IS NOT NULL;
CREATE INDEX mail_by_time ON mail USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);

-- A statement is mailed when somebody asks for it: its days stand with the mail, which hangs on the account's newest line.
ALTER TABLE mail
    DROP CONSTRAINT mail_kind_is_known,
    ADD CONSTRAINT mail_kind_is_known
        CHECK (kind IN ('RECAP', 'CREDIT_NOTE', 'CORRECTED_RECAP', 'BUG_REPORT', 'ALERT', 'EXPIRY_NOTICE', 'STATEMENT')),
    ADD COLUMN statement_from date,
    ADD COLUMN statement_to date,
    ADD CONSTRAINT mailed_statement_has_days CHECK (
        CASE kind
            WHEN 'STATEMENT' THEN requested_by IS NOT NULL AND statement_to IS NOT NULL
            ELSE statement_from IS NULL AND statement_to IS NULL
        END);
