-- What administrators see of accounts and keys: when a password was last set, who made a key and when it was last used.

ALTER TABLE technician ADD COLUMN password_changed_at timestamptz;
ALTER TABLE api_key
    ADD COLUMN created_by varchar(10) REFERENCES technician (code),
    ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN api_key.last_used_at IS 'to the minute: written at most once a minute';
