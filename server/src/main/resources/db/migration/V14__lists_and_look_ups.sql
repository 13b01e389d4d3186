-- What lists of lines and the look-ups of the green button are read by. None has a part in recording but the first, whose
-- entries are added at the end of a technician's.

-- A technician's interventions by when the work was first recorded: those of all are merged from it.
CREATE INDEX intervention_by_technician ON ledger_line (by_code, (coalesce(first_performed_at, performed_at)), id)
    WHERE kind = 'INTERVENTION';

CREATE INDEX override_by_id ON ledger_line (id) WHERE override_rule IS NOT NULL;

-- Exact matches in which case, accents and separators do not count.
CREATE INDEX client_by_compacted_licence ON client (compacted(licence_number)) WHERE licence_number IS NOT NULL;
CREATE INDEX client_by_compacted_company ON client (compacted(company_name));
CREATE INDEX client_by_email ON client (lower(email)) WHERE email IS NOT NULL;
