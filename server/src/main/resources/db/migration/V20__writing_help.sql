-- What helps to write: texts to begin with, a person's own or everybody's; and finding what was done for any client.

CREATE TABLE text_template (
    id         bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_code varchar(10)   REFERENCES technician (code),
    place      varchar(10)   NOT NULL,
    name       varchar(100)  NOT NULL,
    text       varchar(4000) NOT NULL,
    changed_at timestamptz   NOT NULL,
    changed_by varchar(10)   NOT NULL REFERENCES technician (code),
    CONSTRAINT text_template_place_is_known CHECK (place IN ('SUMMARY', 'ADVICE', 'BOTH'))
);
COMMENT ON COLUMN text_template.owner_code IS 'null: everybody''s';
CREATE INDEX text_template_by_owner ON text_template (owner_code, id);

-- French words by their stems, without accents: "régler les sauvegardes" is found by "reglage sauvegarde".
CREATE TEXT SEARCH CONFIGURATION french_plain (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_plain
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

-- Recording adds to the index's list of what is pending, which vacuum and now and then a recording sort in.
CREATE INDEX intervention_by_words ON ledger_line
    USING gin (to_tsvector('french_plain', summary || ' ' || coalesce(advice, '')))
    WHERE kind = 'INTERVENTION';
