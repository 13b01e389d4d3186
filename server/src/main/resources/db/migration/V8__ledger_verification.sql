-- What each nightly run over the ledger found: seen on every node, kept over a restart, and told to whom it is to be told.

CREATE TABLE ledger_verification (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scheduled_for timestamptz   NOT NULL,
    at            timestamptz   NOT NULL,
    took_ms       bigint        NOT NULL,
    lines         bigint,
    accounts      bigint,
    findings      bigint,
    failure       varchar(1000),
    examples      jsonb         NOT NULL DEFAULT '[]',
    message_id    uuid          NOT NULL DEFAULT gen_random_uuid(),
    tell_at       timestamptz,
    tell_attempts integer       NOT NULL DEFAULT 0,
    told_at       timestamptz,
    CONSTRAINT verification_runs_once_each_time UNIQUE (scheduled_for),
    CONSTRAINT verification_counts_or_says_why_not CHECK (
        CASE WHEN failure IS NULL THEN lines IS NOT NULL AND accounts IS NOT NULL AND findings IS NOT NULL
            ELSE lines IS NULL AND accounts IS NULL AND findings IS NULL END),
    CONSTRAINT verification_shows_twenty_at_most CHECK (jsonb_array_length(examples) <= 20)
);
COMMENT ON COLUMN ledger_verification.tell_at IS 'when to try (again) to mail it; null where nobody is to be told';
CREATE INDEX verification_to_tell ON ledger_verification (tell_at) WHERE told_at IS NULL;

-- More than a year of nights. The server's own role can delete none.
CREATE FUNCTION forget_old_verifications() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM ledger_verification
    WHERE id < (SELECT id FROM ledger_verification ORDER BY id DESC OFFSET 399 LIMIT 1);
    RETURN NULL;
END $$;
CREATE TRIGGER verifications_are_bounded AFTER INSERT ON ledger_verification
    FOR EACH STATEMENT EXECUTE FUNCTION forget_old_verifications();
