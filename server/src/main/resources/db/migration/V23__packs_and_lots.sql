-- What is sold, and what each purchase says of its minutes: a gift or paid for, with an end that binds or informs. What is
-- left of a lot is nowhere stored: it follows from the lines (docs/decisions/0011).

CREATE TABLE pack (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    label            varchar(100) NOT NULL,
    minutes          integer      NOT NULL,
    price_cents      integer      NOT NULL,
    validity_days    integer,
    validity_months  integer,
    binding_validity boolean      NOT NULL DEFAULT false,
    on_sale_from     date,
    on_sale_to       date,
    changed_at       timestamptz  NOT NULL,
    changed_by       varchar(10)  NOT NULL REFERENCES technician (code),
    CONSTRAINT pack_has_minutes CHECK (minutes BETWEEN 1 AND 1000000),
    CONSTRAINT pack_costs_nothing_or_more CHECK (price_cents >= 0),
    CONSTRAINT pack_validity_is_counted_in_days_or_months CHECK (
        (validity_days IS NULL OR validity_months IS NULL) AND coalesce(validity_days, validity_months, 1) > 0),
    CONSTRAINT pack_validity_that_binds_ends CHECK (
        NOT binding_validity OR validity_days IS NOT NULL OR validity_months IS NOT NULL),
    CONSTRAINT pack_goes_off_sale_after_it_came CHECK (on_sale_to >= on_sale_from)
);

ALTER TABLE ledger_line
    ADD COLUMN offered boolean NOT NULL DEFAULT false,
    ADD COLUMN binding_validity boolean NOT NULL DEFAULT false,
    ADD COLUMN pack_id bigint REFERENCES pack (id),
    ADD COLUMN lot_line_id bigint REFERENCES ledger_line (id),
    ADD COLUMN lot_until date,
    ADD CONSTRAINT line_of_a_lot_is_a_purchase CHECK (
        kind = 'CREDIT_PURCHASE' OR (NOT offered AND NOT binding_validity AND pack_id IS NULL)),
    ADD CONSTRAINT line_validity_that_binds_has_an_end CHECK (NOT binding_validity OR valid_until IS NOT NULL),
    ADD CONSTRAINT line_that_expires_names_its_lot CHECK (
        (kind = 'EXPIRY') = (lot_line_id IS NOT NULL) AND (kind = 'EXPIRY') = (lot_until IS NOT NULL));
COMMENT ON COLUMN ledger_line.lot_line_id IS 'of an EXPIRY: the purchase or opening whose minutes expire or are extended';
COMMENT ON COLUMN ledger_line.lot_until IS 'of an EXPIRY: the day that had passed or, where it moves nothing, the new last day';

-- No end of a lot takes minutes twice.
CREATE UNIQUE INDEX lot_expires_once_at_each_end ON ledger_line (lot_line_id, lot_until)
    WHERE kind = 'EXPIRY' AND delta_minutes < 0;
CREATE INDEX line_of_a_pack ON ledger_line (pack_id) WHERE pack_id IS NOT NULL;
-- Where to look each night.
CREATE INDEX lot_that_expires ON ledger_line (valid_until, client_id) WHERE binding_validity;

-- An EXPIRY is about a lot of its own account that counts, and takes no more than came with it.
CREATE FUNCTION refuse_expiring_what_is_no_lot() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM ledger_line lot
            WHERE lot.id = NEW.lot_line_id AND lot.client_id = NEW.client_id AND lot.seq < NEW.seq
                AND lot.kind IN ('CREDIT_PURCHASE', 'OPENING') AND lot.delta_minutes >= -NEW.delta_minutes
                AND (NEW.delta_minutes = 0 OR lot.binding_validity)
                AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = lot.id)) THEN
        RAISE EXCEPTION 'line % can not be about line %, which is no such lot', NEW.id, NEW.lot_line_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'expiry_is_about_a_lot_of_its_account';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER line_expires_a_lot AFTER INSERT ON ledger_line
    FOR EACH ROW WHEN (NEW.lot_line_id IS NOT NULL) EXECUTE FUNCTION refuse_expiring_what_is_no_lot();
