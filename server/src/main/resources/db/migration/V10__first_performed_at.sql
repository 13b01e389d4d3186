-- When what a line stands for was first recorded: work that is recorded again was not done at the moment of the correction,
-- so first and last intervention, and the last twelve months, go by this time where there is one.

ALTER TABLE ledger_line ADD COLUMN first_performed_at timestamptz;
CREATE INDEX line_by_first_time ON ledger_line (client_id, first_performed_at) WHERE first_performed_at IS NOT NULL;

CREATE OR REPLACE FUNCTION move_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    corrected ledger_line;
    normal_delta bigint := 0;
    free_delta bigint := 0;
    interventions_delta integer := 0;
    worked_at timestamptz := coalesce(NEW.first_performed_at, NEW.performed_at);
BEGIN
    IF NEW.kind = 'INTERVENTION' THEN
        interventions_delta := 1;
        IF NEW.billing = 'NORMAL' THEN normal_delta := NEW.duration_minutes;
        ELSE free_delta := NEW.duration_minutes; END IF;
    ELSIF NEW.kind = 'CORRECTION' THEN
        SELECT * INTO corrected FROM ledger_line WHERE id = NEW.corrects_line_id;
        IF corrected.client_id <> NEW.client_id OR corrected.kind = 'CORRECTION'
            OR NEW.delta_minutes <> -corrected.delta_minutes THEN
            RAISE EXCEPTION 'line % can not correct line %', NEW.id, NEW.corrects_line_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_undoes_a_line_of_its_account';
        END IF;
        IF corrected.kind = 'INTERVENTION' THEN
            interventions_delta := -1;
            IF corrected.billing = 'NORMAL' THEN normal_delta := -corrected.duration_minutes;
            ELSE free_delta := -corrected.duration_minutes; END IF;
        END IF;
    END IF;

    UPDATE account
    SET balance_minutes = NEW.balance_after,
        last_seq = NEW.seq,
        last_hash = NEW.hash,
        normal_minutes = NEW.normal_minutes_after,
        free_minutes = NEW.free_minutes_after,
        interventions = NEW.interventions_after,
        first_intervention_at = CASE WHEN interventions_delta = 1
            THEN least(first_intervention_at, worked_at) ELSE first_intervention_at END,
        last_intervention_at = CASE WHEN interventions_delta = 1
            THEN greatest(last_intervention_at, worked_at) ELSE last_intervention_at END,
        last_performed_at = NEW.performed_at,
        valid_until = coalesce(NEW.valid_until, valid_until),
        version = version + 1
    WHERE client_id = NEW.client_id
      AND last_seq = NEW.seq - 1
      AND balance_minutes = NEW.balance_before
      AND last_hash = NEW.previous_hash
      AND normal_minutes + normal_delta = NEW.normal_minutes_after
      AND free_minutes + free_delta = NEW.free_minutes_after
      AND interventions + interventions_delta = NEW.interventions_after
      AND coalesce(last_performed_at <= NEW.performed_at, true);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'line % of client % does not follow from the account as it stands', NEW.seq, NEW.client_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'line_follows_from_the_account';
    END IF;

    IF interventions_delta = -1 THEN
        UPDATE account
        SET (first_intervention_at, last_intervention_at) = (
            SELECT min(coalesce(line.first_performed_at, line.performed_at)),
                max(coalesce(line.first_performed_at, line.performed_at))
            FROM ledger_line line
            WHERE line.client_id = NEW.client_id AND line.kind = 'INTERVENTION'
              AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id))
        WHERE client_id = NEW.client_id;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_replacing_what_counts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    replaced ledger_line;
BEGIN
    IF NEW.replaces_line_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM ledger_line WHERE corrects_line_id = NEW.replaces_line_id) THEN
        RAISE EXCEPTION 'line % can not replace line %, which is not corrected', NEW.id, NEW.replaces_line_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'replaced_line_is_corrected';
    END IF;
    SELECT * INTO replaced FROM ledger_line WHERE id = NEW.replaces_line_id;
    IF NEW.first_performed_at IS DISTINCT FROM coalesce(replaced.first_performed_at, replaced.performed_at) THEN
        RAISE EXCEPTION 'line % was not first recorded at %', NEW.id, NEW.first_performed_at
            USING ERRCODE = 'check_violation', CONSTRAINT = 'first_time_is_that_of_the_replaced_line';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER line_replaces_an_undone_one ON ledger_line;
CREATE TRIGGER line_replaces_an_undone_one AFTER INSERT ON ledger_line
    FOR EACH ROW WHEN (NEW.replaces_line_id IS NOT NULL OR NEW.first_performed_at IS NOT NULL)
    EXECUTE FUNCTION refuse_replacing_what_counts();
