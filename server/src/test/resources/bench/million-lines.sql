-- 1,000,000 lines of every tenth of a million clients, in the two years up to now: one or two purchases each, a fifth of the
-- work free, every fiftieth client with a correction; and a mail for each.

INSERT INTO technician (code, full_name, login, roles)
SELECT 'T0' || n, 'Technician ' || n, 't0' || n, '{TECHNICIAN}' FROM generate_series(0, 9) AS n;

WITH drawn AS (
    SELECT n AS seq, c, 1 + (c * 7 + n * 13) % 60 AS minutes, 1 + (c * 7 + 8 * 13) % 60 AS minutes_of_the_8th,
        CASE
            WHEN n = 1 OR n = 6 AND c % 3 = 0 THEN 'CREDIT_PURCHASE'
            WHEN n = 9 AND c % 50 = 0 THEN 'CORRECTION'
            ELSE 'INTERVENTION'
        END AS kind,
        (c + n) % 5 = 0 AS free
    FROM generate_series(1, 10) AS n, generate_series(1, 100000) AS c
), moved AS (
    SELECT *,
        CASE
            WHEN kind = 'CREDIT_PURCHASE' THEN 60 + c % 8 * 30
            WHEN kind = 'CORRECTION' THEN CASE WHEN (c + 8) % 5 = 0 THEN 0 ELSE minutes_of_the_8th END
            WHEN free THEN 0
            ELSE -minutes
        END AS delta,
        CASE
            WHEN kind = 'INTERVENTION' THEN minutes
            WHEN kind = 'CORRECTION' THEN -minutes_of_the_8th
            ELSE 0
        END AS worked,
        CASE kind WHEN 'CORRECTION' THEN (c + 8) % 5 = 0 ELSE free END AS worked_free,
        CASE kind WHEN 'INTERVENTION' THEN 1 WHEN 'CORRECTION' THEN -1 ELSE 0 END AS counts
    FROM drawn
), summed AS (
    SELECT *,
        sum(delta) OVER past AS balance,
        coalesce(sum(worked) FILTER (WHERE NOT worked_free) OVER past, 0) AS normal,
        coalesce(sum(worked) FILTER (WHERE worked_free) OVER past, 0) AS unpaid,
        sum(counts) OVER past AS interventions
    FROM moved
    WINDOW past AS (PARTITION BY c ORDER BY seq)
)
INSERT INTO ledger_line (id, client_id, seq, kind, billing, delta_minutes, balance_before, balance_after, duration_minutes,
    normal_minutes_after, free_minutes_after, interventions_after, corrects_line_id, by_code, performed_at, summary, advice,
    free_reason, text_salt, text_digest, previous_hash, hash)
SELECT (seq - 1) * 100000 + c, c * 10, seq, kind,
    CASE WHEN kind = 'INTERVENTION' THEN CASE WHEN free THEN 'FREE' ELSE 'NORMAL' END END,
    delta, balance - delta, balance, CASE WHEN kind = 'INTERVENTION' THEN minutes END,
    normal, unpaid, interventions, CASE WHEN kind = 'CORRECTION' THEN 700000 + c END,
    CASE WHEN kind = 'INTERVENTION' THEN 'T0' || c % 10 ELSE '9999' END,
    now() - interval '730 days' + ((seq - 1) * 100000 + c) * interval '63 seconds',
    CASE kind
        WHEN 'CREDIT_PURCHASE' THEN 'ACHAT CREDIT-TEMPS'
        ELSE 'Réglage de la messagerie et du modèle de facture n° ' || c
    END,
    CASE WHEN kind = 'INTERVENTION' THEN 'Vérifiez les sauvegardes chaque semaine.' END,
    CASE WHEN kind = 'INTERVENTION' AND free
        THEN (ARRAY['DEFECT', 'GOODWILL', 'TRAINING', 'OTHER'])[1 + c % 5] END,
    sha256(''), sha256('texts'), CASE seq WHEN 1 THEN '' ELSE sha256('line') END, sha256('line')
FROM summed
ORDER BY 1;

SELECT setval('ledger_line_id_seq', 1000000);

UPDATE account
SET balance_minutes = line.balance_after, last_seq = 10, last_hash = line.hash, normal_minutes = line.normal_minutes_after,
    free_minutes = line.free_minutes_after, interventions = line.interventions_after,
    first_intervention_at = line.performed_at - interval '583 days',
    last_intervention_at = line.performed_at, last_performed_at = line.performed_at
FROM ledger_line line
WHERE line.client_id = account.client_id AND line.seq = 10;

INSERT INTO mail (kind, client_id, line_id, recipient, status, created_at, sent_at, last_error)
SELECT CASE kind WHEN 'INTERVENTION' THEN 'RECAP' ELSE 'CREDIT_NOTE' END, client_id, id, 'somebody@client.example',
    CASE WHEN id % 1000 = 0 THEN 'FAILED' WHEN id % 10 = 0 THEN 'SUPPRESSED' ELSE 'SENT' END, performed_at,
    CASE WHEN id % 10 <> 0 THEN performed_at END, CASE WHEN id % 10 = 0 THEN '550 No such user here' END
FROM ledger_line
ORDER BY id;
