-- A month of pay is closed once: what counts in it is kept line by line and stays. What is corrected after that counts in
-- the first month behind it that is open at that moment; a trigger settles which, for it alone can not be overtaken.

CREATE TABLE pay_closing (
    month     date        PRIMARY KEY,
    closed_at timestamptz NOT NULL,
    closed_by varchar(10) NOT NULL REFERENCES technician (code),
    CONSTRAINT pay_month_is_its_first_day CHECK (extract(day FROM month) = 1)
);

-- Minutes and sign as they count: an undone line of an earlier month, -1.
CREATE TABLE pay_closed_line (
    line_id          bigint      PRIMARY KEY REFERENCES ledger_line (id),
    month            date        NOT NULL REFERENCES pay_closing (month),
    by_code          varchar(10) NOT NULL REFERENCES technician (code),
    billing          varchar(10) NOT NULL,
    sign             smallint    NOT NULL,
    duration_minutes integer     NOT NULL,
    corrects_month   date,
    CONSTRAINT pay_line_counts_or_undoes CHECK (sign IN (1, -1))
);
CREATE INDEX pay_closed_line_by_month ON pay_closed_line (month, line_id);

-- Corrections of lines of closed months, and what was recorded in their stead.
CREATE TABLE pay_late_line (
    line_id        bigint PRIMARY KEY REFERENCES ledger_line (id),
    counts_in      date   NOT NULL,
    corrects_month date   NOT NULL,
    CONSTRAINT pay_late_line_counts_later CHECK (counts_in > corrects_month)
);
CREATE INDEX pay_late_line_by_month ON pay_late_line (counts_in, line_id);

CREATE TRIGGER pay_closing_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON pay_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pay_closed_line_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON pay_closed_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pay_late_line_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON pay_late_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever closes a month has the same lock for itself alone: it waits for corrections that are under way, and those that
-- come meanwhile wait here and then see the month closed.
CREATE FUNCTION note_late_pay() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    undone_line_id bigint := coalesce(NEW.corrects_line_id, NEW.replaces_line_id);
    closed_month date;
    open_month date;
    late pay_late_line;
BEGIN
    PERFORM pg_advisory_xact_lock_shared('pay_closing'::regclass::oid::int, 0);
    SELECT month INTO closed_month FROM pay_closed_line WHERE line_id = undone_line_id;
    IF FOUND THEN
        open_month := closed_month;
        LOOP
            open_month := open_month + interval '1 month';
            EXIT WHEN NOT EXISTS (SELECT FROM pay_closing WHERE month = open_month);
        END LOOP;
        INSERT INTO pay_late_line VALUES (NEW.id, open_month, closed_month);
    ELSIF NEW.replaces_line_id IS NOT NULL THEN
        SELECT * INTO late FROM pay_late_line WHERE line_id = NEW.replaces_line_id;
        IF FOUND THEN
            INSERT INTO pay_late_line VALUES (NEW.id, late.counts_in, late.corrects_month);
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER late_pay_is_noted AFTER INSERT ON ledger_line
    FOR EACH ROW WHEN (NEW.corrects_line_id IS NOT NULL OR NEW.replaces_line_id IS NOT NULL)
    EXECUTE FUNCTION note_late_pay();
