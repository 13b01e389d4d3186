-- Who did what, when, from where. Append-only, as the ledger is.

CREATE TABLE audit (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz  NOT NULL,
    actor     varchar(40)  NOT NULL,
    action    varchar(60)  NOT NULL,
    client_id bigint,
    target    varchar(200),
    address   varchar(60),
    result    varchar(20)  NOT NULL,
    detail    varchar(2000)
);
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
