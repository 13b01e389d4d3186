-- The outbox: written in the transaction that records, sent by a worker afterwards. And what each client chose to get.

CREATE TABLE mail (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            varchar(20)  NOT NULL,
    client_id       bigint       NOT NULL REFERENCES client (id),
    line_id         bigint       REFERENCES ledger_line (id),
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

CREATE TABLE mail_preference (
    client_id           bigint      PRIMARY KEY REFERENCES client (id),
    token               varchar(64) NOT NULL,
    recaps              boolean     NOT NULL DEFAULT true,
    credit_notes        boolean     NOT NULL DEFAULT true,
    review_invitations  boolean     NOT NULL DEFAULT true,
    changed_at          timestamptz,
    CONSTRAINT mail_preference_token_is_unique UNIQUE (token)
);
