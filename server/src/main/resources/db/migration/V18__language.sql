-- The language that a client is written to: ISO 639-1, French unless told.

ALTER TABLE client ADD COLUMN language varchar(2) NOT NULL DEFAULT 'fr'
    CONSTRAINT client_language_has_letters CHECK (language IN ('fr', 'en'));
