-- Lists of clients who need somebody: those in NPI, and those without an address that a mail can go to. What depends on
-- balances is read from the accounts from end to end: an index on a balance would be written at each recording.

CREATE INDEX client_in_npi ON client (id) WHERE npi_active;

-- As mail/MailAddress tells what can be an address.
CREATE INDEX client_without_email ON client (id)
    WHERE email IS NULL OR email !~ '^[^@,;<>[:space:][:cntrl:]]+@[^@,;<>[:space:][:cntrl:]]+$';
