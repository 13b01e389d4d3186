-- The same rule as before, that an account moves by its lines alone; where a line moves it nothing is called any more.

DROP TRIGGER account_moves_by_lines_alone ON account;
CREATE OR REPLACE FUNCTION refuse_moving_without_a_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    account_with_own_version record;
BEGIN
    account_with_own_version := NEW;
    account_with_own_version.version := OLD.version;
    IF account_with_own_version IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'the account of client % moves by a line alone', OLD.client_id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_moves_by_lines_alone BEFORE UPDATE ON account
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_moving_without_a_line();
