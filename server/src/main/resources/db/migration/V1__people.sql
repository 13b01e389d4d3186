-- People, their sessions and the API keys of scripts. Passwords, tokens and keys are kept as hashes only.

CREATE TABLE technician (
    code          varchar(10)  PRIMARY KEY,
    full_name     varchar(200) NOT NULL,
    phone         varchar(40),
    login         varchar(100) NOT NULL,
    password_hash varchar(500),
    roles         text[]       NOT NULL DEFAULT '{}',
    active        boolean      NOT NULL DEFAULT true,
    created_at    timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT technician_login_is_unique UNIQUE (login),
    CONSTRAINT technician_login_is_lower_case CHECK (login = lower(login)),
    CONSTRAINT technician_roles_are_known
        CHECK (roles <@ ARRAY ['TECHNICIAN', 'SALES_ADMIN', 'MANAGER', 'ADMIN'])
);

-- The house account: the author of what scripts do. It can not log in.
INSERT INTO technician (code, full_name, login) VALUES ('9999', 'Gestan', '9999');

CREATE TABLE session (
    token_hash bytea       PRIMARY KEY,
    code       varchar(10) NOT NULL REFERENCES technician (code),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         varchar(200) NOT NULL,
    key_hash     bytea        NOT NULL,
    scopes       text[]       NOT NULL,
    created_at   timestamptz  NOT NULL,
    expires_on   date,
    revoked_at   timestamptz,
    CONSTRAINT api_key_is_unique UNIQUE (key_hash),
    CONSTRAINT api_key_scopes_are_known
        CHECK (scopes <@ ARRAY ['clients:read', 'credits:read', 'credits:write', 'green-button'])
);
