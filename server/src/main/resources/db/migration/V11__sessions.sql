-- A login is a session with short access tokens and refresh tokens that are used once. Who was logged in logs in again.
-- Wrong passwords are counted here, so that every node counts together and a restart forgives nothing.

DROP TABLE session;

CREATE TABLE session (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code            varchar(10) NOT NULL REFERENCES technician (code),
    created_at      timestamptz NOT NULL,
    stays           boolean     NOT NULL DEFAULT false,
    ends_at         timestamptz NOT NULL
);
CREATE INDEX session_by_end ON session (ends_at);
CREATE INDEX session_by_person ON session (code);

CREATE TABLE access_token (
    token_hash bytea       PRIMARY KEY,
    session_id bigint      NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX access_token_by_session ON access_token (session_id);

-- Those that were used stay as long as their session: sent again they betray a copy.
CREATE TABLE refresh_token (
    token_hash bytea       PRIMARY KEY,
    session_id bigint      NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    used_at    timestamptz
);
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

-- One row a login (whether there is such a person or not) and one an address.
CREATE TABLE login_failures (
    counted      text        PRIMARY KEY,
    in_a_row     integer      NOT NULL,
    last_at      timestamptz  NOT NULL,
    locked_until timestamptz
);
COMMENT ON COLUMN login_failures.counted IS 'login:<login> or address:<address>';
