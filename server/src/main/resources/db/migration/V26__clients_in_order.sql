-- Duplicates are found by the phone as it is dialled, and NPI has a day on which somebody is to look at it again.

CREATE INDEX client_by_dialled_phone ON client (dialled(phone)) WHERE phone IS NOT NULL;

ALTER TABLE client
    ADD COLUMN npi_review_on date,
    ADD CONSTRAINT client_npi_is_reviewed_while_it_stands CHECK (npi_review_on IS NULL OR npi_active);
