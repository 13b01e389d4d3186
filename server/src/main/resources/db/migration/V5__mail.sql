-- The outbox: written in the transaction that records, sent by a worker afterwards. And what each client chose to get.

CREATE TABLE mail (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            varchar(20)  NOT NULL,
    client_id       bigint       NOT NULL REFERENCES client (id),
    line_id         bigint       NOT NULL REFERENCES ledger_line (id),
    recipient       varchar(254),
    status          varchar(10)  NOT NULL,
    message_id      uuid         NOT NULL DEFAULT gen_random_uuid(),
    attempts        integer      NOT NULL DEFAULT 0,
    created_at      timestamptz  NOT NULL,
    next_attempt_at timestamptz,
    sent_at         timestamptz,
    last_error      varchar(1000),
    CONSTRAINT mail_kind_is_known CHECK (kind IN ('RECAP', 'CREDIT_NOTE')),
    CONSTRAINT mail_status_is_consistent CHECK (
        CASE status
            WHEN 'QUEUED' THEN recipient IS NOT NULL AND next_attempt_at IS NOT NULL AND sent_at IS NULL
            WHEN 'SENT' THEN sent_at IS NOT NULL
            WHEN 'FAILED' THEN last_error IS NOT NULL
            WHEN 'SUPPRESSED' THEN last_error IS NOT NULL
            ELSE false
        END)
);
CREATE UNIQUE INDEX line_has_one_mail ON mail (line_id);
CREATE INDEX mail_due ON mail (next_attempt_at, id) WHERE status = 'QUEUED';

-- The token is the right to choose: 244 random bits. Every client has one from the start, so that nothing that shows a
-- mail, a preview above all, has to write.
CREATE TABLE mail_preference (
    client_id           bigint      PRIMARY KEY REFERENCES client (id),
    token               varchar(64) NOT NULL
        DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    recaps              boolean     NOT NULL DEFAULT true,
    credit_notes        boolean     NOT NULL DEFAULT true,
    review_invitations  boolean     NOT NULL DEFAULT true,
    changed_at          timestamptz,
    CONSTRAINT mail_preference_token_is_unique UNIQUE (token)
);

CREATE FUNCTION give_mail_preference() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO mail_preference (client_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER client_gets_a_mail_preference AFTER INSERT ON client
    FOR EACH ROW EXECUTE FUNCTION give_mail_preference();
