-- The audit is read: by whom, what, which client, which days, newest first. It is forgotten when it is old and not before.
-- And what each server last ran with, so that a setting that changed shows.

CREATE INDEX audit_by_actor ON audit (actor, id);
CREATE INDEX audit_by_action ON audit (action, id);
CREATE INDEX audit_by_client ON audit (client_id, id) WHERE client_id IS NOT NULL;
DROP INDEX audit_by_time;
CREATE INDEX audit_by_time ON audit (at, id);

-- Nobody changes an entry, and nobody deletes one of the last thirteen months, the owner of the schema included.
CREATE FUNCTION refuse_forgetting_too_soon() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    IF OLD.at >= now() - interval '13 months' THEN
        RAISE EXCEPTION 'DELETE of audit entry % is refused: it is younger than thirteen months', OLD.id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
DROP TRIGGER audit_is_never_changed ON audit;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_kept_thirteen_months BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_forgetting_too_soon();

-- The server has no right to delete an entry; this does it, one server at a time, and keeps to its bounds whoever calls.
CREATE FUNCTION forget_old_audit(months integer, at_most integer) RETURNS integer
    LANGUAGE plpgsql STRICT SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    -- A century is more than anybody asks for, and within what a time can be.
    kept interval := make_interval(months => least(greatest(months, 13), 1200));
    forgotten integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock('audit'::regclass::oid::int, 0) THEN
        RETURN 0;
    END IF;
    DELETE FROM audit
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM audit WHERE at < now() - kept ORDER BY at LIMIT at_most));
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;

CREATE TABLE server_start (
    server   varchar(500) PRIMARY KEY,
    at       timestamptz  NOT NULL,
    settings jsonb        NOT NULL
);
COMMENT ON COLUMN server_start.server IS 'host and data directory';
COMMENT ON COLUMN server_start.settings IS 'by name: the value, or salt and digest of a secret';
