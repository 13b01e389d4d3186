-- Clients, and what finds them: one column of normalised text, indexed by trigrams and by words.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() depends on a dictionary that could change and is therefore not IMMUTABLE; ours never does.
CREATE FUNCTION searchable(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));

CREATE SEQUENCE client_id_seq AS bigint START WITH 1;

CREATE TABLE client (
    id              bigint       PRIMARY KEY DEFAULT nextval('client_id_seq'),
    company_name    varchar(200) NOT NULL,
    ape_code        varchar(5),
    last_name       varchar(100),
    first_name      varchar(100),
    email           varchar(254),
    address         varchar(300),
    postal_code     varchar(20),
    city            varchar(100),
    country         varchar(3)   NOT NULL DEFAULT 'FRA',
    phone           varchar(40),
    partner_code    varchar(20)  NOT NULL DEFAULT '9999',
    licence_number  varchar(60),
    hosting         varchar(10)  NOT NULL DEFAULT 'CLASSIC',
    npi_active      boolean      NOT NULL DEFAULT false,
    npi_reason      varchar(1000),
    npi_since       timestamptz,
    npi_by          varchar(10)  REFERENCES technician (code),
    version         bigint       NOT NULL DEFAULT 1,
    created_at      timestamptz  NOT NULL DEFAULT now(),
    search_text     text         NOT NULL GENERATED ALWAYS AS (searchable(
        coalesce(company_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' '
        || coalesce(email, '') || ' ' || coalesce(city, '') || ' ' || coalesce(phone, '') || ' '
        || coalesce(licence_number, ''))) STORED,
    CONSTRAINT client_hosting_is_known CHECK (hosting IN ('CLASSIC', 'CLOUD')),
    CONSTRAINT client_npi_has_a_reason_since_and_author
        CHECK (NOT npi_active OR (npi_reason IS NOT NULL AND npi_since IS NOT NULL AND npi_by IS NOT NULL))
);
ALTER SEQUENCE client_id_seq OWNED BY client.id;
CREATE INDEX client_by_part_of_text ON client USING gin (search_text gin_trgm_ops);
CREATE INDEX client_by_licence ON client (licence_number) WHERE licence_number IS NOT NULL;
