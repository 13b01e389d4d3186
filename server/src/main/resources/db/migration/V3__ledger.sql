-- Accounts and their lines. The database itself refuses what would lose a minute or debit one twice:
-- lines are append-only, hang on the line ahead with the right balance, and move the account as they are written.

CREATE TABLE account (
    client_id             bigint      PRIMARY KEY REFERENCES client (id),
    balance_minutes       integer     NOT NULL DEFAULT 0,
    last_seq              integer     NOT NULL DEFAULT 0,
    last_hash             bytea       NOT NULL DEFAULT '\x',
    normal_minutes        bigint      NOT NULL DEFAULT 0,
    free_minutes          bigint      NOT NULL DEFAULT 0,
    interventions         integer     NOT NULL DEFAULT 0,
    first_intervention_at timestamptz,
    last_intervention_at  timestamptz,
    last_performed_at     timestamptz,
    valid_until           date,
    version               bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN account.version IS 'the one column the server may write: the right to lock a row takes it';

CREATE SEQUENCE ledger_line_id_seq AS bigint START WITH 1;

CREATE TABLE ledger_line (
    id                    bigint       PRIMARY KEY DEFAULT nextval('ledger_line_id_seq'),
    client_id             bigint       NOT NULL REFERENCES account (client_id),
    seq                   integer      NOT NULL,
    previous_seq          integer      GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    kind                  varchar(20)  NOT NULL,
    billing               varchar(10),
    delta_minutes         integer      NOT NULL,
    balance_before        integer      NOT NULL,
    balance_after         integer      NOT NULL,
    duration_minutes      integer,
    measured_seconds      bigint,
    normal_minutes_after  bigint       NOT NULL,
    free_minutes_after    bigint       NOT NULL,
    interventions_after   integer      NOT NULL,
    corrects_line_id      bigint       REFERENCES ledger_line (id),
    by_code               varchar(10)  NOT NULL REFERENCES technician (code),
    performed_at          timestamptz  NOT NULL,
    started_at            timestamptz,
    summary               varchar(4000) NOT NULL,
    advice                varchar(4000),
    free_reason           varchar(10),
    invite_to_facebook    boolean      NOT NULL DEFAULT false,
    override_reason       varchar(1000),
    override_rule         varchar(30),
    reference             varchar(200),
    valid_until           date,
    text_salt             bytea        NOT NULL,
    text_digest           bytea        NOT NULL,
    previous_hash         bytea        NOT NULL,
    hash                  bytea        NOT NULL,
    CONSTRAINT line_has_one_place_in_its_account UNIQUE (client_id, seq),
    CONSTRAINT line_can_be_hung_on UNIQUE (client_id, seq, balance_after),
    CONSTRAINT line_hangs_on_the_line_ahead
        FOREIGN KEY (client_id, previous_seq, balance_before) REFERENCES ledger_line (client_id, seq, balance_after),
    CONSTRAINT line_starts_at_one CHECK (seq >= 1),
    CONSTRAINT first_line_starts_from_nothing CHECK (seq > 1 OR balance_before = 0),
    CONSTRAINT line_adds_up CHECK (balance_after = balance_before + delta_minutes),
    CONSTRAINT line_is_corrected_once UNIQUE (corrects_line_id),
    CONSTRAINT line_kind_is_consistent CHECK (
        CASE kind
            WHEN 'INTERVENTION' THEN duration_minutes BETWEEN 1 AND 1440 AND corrects_line_id IS NULL
                AND ((billing = 'NORMAL' AND delta_minutes = -duration_minutes)
                    OR (billing = 'FREE' AND delta_minutes = 0)) IS TRUE
            WHEN 'CREDIT_PURCHASE' THEN delta_minutes > 0 AND duration_minutes IS NULL AND billing IS NULL
                AND corrects_line_id IS NULL
            WHEN 'CORRECTION' THEN corrects_line_id IS NOT NULL AND duration_minutes IS NULL AND billing IS NULL
            WHEN 'EXPIRY' THEN delta_minutes <= 0 AND duration_minutes IS NULL AND billing IS NULL
                AND corrects_line_id IS NULL
            WHEN 'OPENING' THEN seq = 1 AND duration_minutes IS NULL AND billing IS NULL AND corrects_line_id IS NULL
            ELSE false
        END IS TRUE),
    CONSTRAINT line_free_reason_needs_free CHECK (free_reason IS NULL OR billing = 'FREE'),
    CONSTRAINT line_override_names_its_rule CHECK ((override_reason IS NULL) = (override_rule IS NULL))
);
ALTER SEQUENCE ledger_line_id_seq OWNED BY ledger_line.id;
CREATE INDEX line_by_time ON ledger_line (client_id, performed_at, seq);
CREATE INDEX correction_by_time ON ledger_line (client_id, performed_at) WHERE kind = 'CORRECTION';

-- Functions with their owner's rights look for tables among the temporary ones last, where anybody could put one.
CREATE FUNCTION open_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO account (client_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER client_gets_an_account AFTER INSERT ON client FOR EACH ROW EXECUTE FUNCTION open_account();

-- Writing a line is what moves the account: there is no other way to do either.
CREATE FUNCTION move_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    corrected ledger_line;
    normal_delta bigint := 0;
    free_delta bigint := 0;
    interventions_delta integer := 0;
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
            THEN coalesce(first_intervention_at, NEW.performed_at) ELSE first_intervention_at END,
        last_intervention_at = CASE WHEN interventions_delta = 1
            THEN NEW.performed_at ELSE last_intervention_at END,
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
            SELECT min(line.performed_at), max(line.performed_at)
            FROM ledger_line line
            WHERE line.client_id = NEW.client_id AND line.kind = 'INTERVENTION'
              AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id))
        WHERE client_id = NEW.client_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER line_moves_the_account AFTER INSERT ON ledger_line FOR EACH ROW EXECUTE FUNCTION move_account();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: it is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER line_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An account moves by its lines alone, whoever asks.
CREATE FUNCTION refuse_moving_without_a_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    account_with_own_version record;
BEGIN
    account_with_own_version := NEW;
    account_with_own_version.version := OLD.version;
    IF pg_trigger_depth() < 2 AND account_with_own_version IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'the account of client % moves by a line alone', OLD.client_id
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_moves_by_lines_alone BEFORE UPDATE ON account
    FOR EACH ROW EXECUTE FUNCTION refuse_moving_without_a_line();
CREATE TRIGGER account_stays BEFORE DELETE OR TRUNCATE ON account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
