-- What each key's first request was answered, kept at least 30 days; written in the transaction that it answers.

CREATE TABLE idempotency_key (
    caller       varchar(40)  NOT NULL,
    key          varchar(255) NOT NULL,
    request_hash bytea        NOT NULL,
    status       smallint     NOT NULL,
    body         text         NOT NULL,
    created_at   timestamptz  NOT NULL,
    CONSTRAINT one_answer_per_key_and_caller PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
