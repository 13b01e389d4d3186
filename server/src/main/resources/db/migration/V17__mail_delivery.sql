-- Mails beside the one that each line has: a recap sent again, a bug report. And what the worker knows of its attempts.

ALTER TABLE mail
    DROP CONSTRAINT mail_kind_is_known,
    ADD CONSTRAINT mail_kind_is_known CHECK (kind IN ('RECAP', 'CREDIT_NOTE', 'CORRECTED_RECAP', 'BUG_REPORT')),
    ADD COLUMN requested_by   varchar(10) REFERENCES technician (code),
    ADD COLUMN title          varchar(200),
    ADD COLUMN description    varchar(4000),
    ADD COLUMN gestan_version varchar(40),
    ADD COLUMN claimed_at     timestamptz,
    ADD COLUMN tried_since    timestamptz,
    ADD CONSTRAINT bug_report_says_what_is_wrong CHECK (
        CASE kind
            WHEN 'BUG_REPORT' THEN requested_by IS NOT NULL AND title IS NOT NULL AND description IS NOT NULL
            ELSE title IS NULL AND description IS NULL AND gestan_version IS NULL
        END);
COMMENT ON COLUMN mail.requested_by IS 'who asked for this one; null: the one that belongs to the line';
COMMENT ON COLUMN mail.claimed_at IS 'the last attempt, for the limit of mails per minute';
COMMENT ON COLUMN mail.tried_since IS
    'the first attempt, from which the time to give up counts; null with attempts = 0 where somebody asks for a retry';

DROP INDEX line_has_one_mail;
CREATE UNIQUE INDEX line_has_one_mail ON mail (line_id) WHERE requested_by IS NULL;
CREATE INDEX mail_requested ON mail (line_id, id) WHERE requested_by IS NOT NULL;

-- For the order of a client's mails, and for the limit.
CREATE INDEX mail_waiting ON mail (client_id, id) WHERE status = 'QUEUED';
CREATE INDEX mail_claimed ON mail (claimed_at);
