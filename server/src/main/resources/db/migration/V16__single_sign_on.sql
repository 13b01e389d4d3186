-- Tokens of the single sign-on's provider whose person has logged out: good until their end for the provider, not for us.

CREATE TABLE signed_off_token (
    token_hash bytea       PRIMARY KEY,
    ends_at    timestamptz NOT NULL
);
