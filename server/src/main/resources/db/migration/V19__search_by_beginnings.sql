-- What finds clients by the beginnings of words: whoever types one, two or three letters asks for them, and trigrams
-- cannot answer that in time among a million clients (docs/decisions/0009-search-reads-words-for-short-input.md).

-- The first letters of each word, 8 at most: what is looked for among the beginnings. Null where there is no word.
CREATE FUNCTION word_starts(text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
    RETURN (
        SELECT array_agg(left(word, 8))
        FROM unnest(regexp_split_to_array($1, '[[:space:][:punct:]]+')) AS word
        WHERE word <> '');
END $$;

-- Every beginning of every word, up to 8 letters. A function of plpgsql keeps its plan: twice as fast as one of SQL.
CREATE FUNCTION word_beginnings(text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
    RETURN ARRAY(
        SELECT left(word, letters)
        FROM unnest(regexp_split_to_array($1, '[[:space:][:punct:]]+')) AS word,
            generate_series(1, least(length(word), 8)) AS letters);
END $$;

-- No list of pending entries: clients are seldom written, and each search would read that list from end to end.
CREATE INDEX client_by_beginning ON client USING gin (word_beginnings(search_text)) WITH (fastupdate = off);
ALTER INDEX client_by_part_of_text SET (fastupdate = off);
ALTER INDEX client_by_word SET (fastupdate = off);

-- The company comes first in what is searched.
CREATE INDEX client_by_company ON client (left(search_text, 64) text_pattern_ops);

-- Words that share a part with what was typed: only those are compared with it.
CREATE INDEX client_word_by_part ON client_word USING gin (word gin_trgm_ops) WITH (fastupdate = off);
