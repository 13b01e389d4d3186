-- Which line was recorded in the stead of an undone one, and who asked for a line: a person or a key.

ALTER TABLE ledger_line
    ADD COLUMN replaces_line_id bigint REFERENCES ledger_line (id),
    ADD COLUMN requested_by varchar(40),
    ADD CONSTRAINT line_is_replaced_once UNIQUE (replaces_line_id),
    ADD CONSTRAINT line_in_the_stead_of_another_is_work_or_credit
        CHECK (replaces_line_id IS NULL OR kind IN ('INTERVENTION', 'CREDIT_PURCHASE'));

-- What a script asks for again and again: what has my key bought?
CREATE INDEX purchase_by_requester ON ledger_line (requested_by, id) WHERE kind = 'CREDIT_PURCHASE';

-- Nothing is recorded in the stead of a line that still counts. Most lines replace none and cost nothing here.
CREATE FUNCTION refuse_replacing_what_counts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_line WHERE corrects_line_id = NEW.replaces_line_id) THEN
        RAISE EXCEPTION 'line % can not replace line %, which is not corrected', NEW.id, NEW.replaces_line_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'replaced_line_is_corrected';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER line_replaces_an_undone_one AFTER INSERT ON ledger_line
    FOR EACH ROW WHEN (NEW.replaces_line_id IS NOT NULL) EXECUTE FUNCTION refuse_replacing_what_counts();

-- The mail that puts an earlier recap right.
ALTER TABLE mail DROP CONSTRAINT mail_kind_is_known;
ALTER TABLE mail ADD CONSTRAINT mail_kind_is_known CHECK (kind IN ('RECAP', 'CREDIT_NOTE', 'CORRECTED_RECAP'));
