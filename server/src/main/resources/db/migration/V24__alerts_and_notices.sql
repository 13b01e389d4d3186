-- Mails beside the one that each line has: a balance that fell through a threshold, minutes that expire soon. Each once:
-- of a line one alert, of an end of a lot one notice at each distance.

ALTER TABLE mail
    DROP CONSTRAINT mail_kind_is_known,
    ADD CONSTRAINT mail_kind_is_known CHECK (
        kind IN ('RECAP', 'CREDIT_NOTE', 'CORRECTED_RECAP', 'BUG_REPORT', 'ALERT', 'EXPIRY_NOTICE')),
    ADD COLUMN about_minutes integer,
    ADD COLUMN about_until date,
    ADD COLUMN about_days smallint,
    ADD CONSTRAINT mail_says_what_it_is_about CHECK (
        CASE kind
            WHEN 'ALERT' THEN about_minutes IS NOT NULL AND about_until IS NULL AND about_days IS NULL
            WHEN 'EXPIRY_NOTICE' THEN about_minutes > 0 AND about_until IS NOT NULL AND about_days > 0
            ELSE about_minutes IS NULL AND about_until IS NULL AND about_days IS NULL
        END);
COMMENT ON COLUMN mail.about_minutes IS 'of an ALERT the threshold; of an EXPIRY_NOTICE what was left of the lot';
COMMENT ON COLUMN mail.about_days IS 'of an EXPIRY_NOTICE: at which distance, 30 or 7';

DROP INDEX line_has_one_mail;
CREATE UNIQUE INDEX line_has_one_mail ON mail (line_id)
    WHERE requested_by IS NULL AND kind NOT IN ('ALERT', 'EXPIRY_NOTICE');
CREATE UNIQUE INDEX line_has_one_alert ON mail (line_id) WHERE kind = 'ALERT';
CREATE UNIQUE INDEX lot_is_announced_once_at_each_distance ON mail (line_id, about_until, about_days)
    WHERE kind = 'EXPIRY_NOTICE';
