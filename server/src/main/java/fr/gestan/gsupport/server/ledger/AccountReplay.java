package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.server.ledger.KindRules.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Computes one account from nothing but its lines and tells what does not follow. It shares only the hash with the code
 * that writes lines, so that a mistake there shows here.
 */
final class AccountReplay {

    private static final int SHOWN_HASH_BYTES = 6;

    private final long clientId;
    private final LocalDate lotsEndedBefore;
    private final Consumer<Finding> findings;

    private final LotReplay lots = new LotReplay();
    private final RunningFigure balance = new RunningFigure();
    private final RunningFigure normalMinutes = new RunningFigure();
    private final RunningFigure freeMinutes = new RunningFigure();
    private final RunningFigure interventions = new RunningFigure();
    private int lastSeq;
    private long lastId;
    private byte[] lastHash = {};
    private byte[] lastRecomputedHash = {};
    private Instant lastPerformedAt;
    private Instant firstInterventionAt;
    private Instant lastInterventionAt;
    private LocalDate validUntil;
    private long erasedTexts;

    /** @param lotsEndedBefore of lots that ended before that day, whatever was left has been taken */
    AccountReplay(long clientId, LocalDate lotsEndedBefore, Consumer<Finding> findings) {
        this.clientId = clientId;
        this.lotsEndedBefore = lotsEndedBefore;
        this.findings = findings;
    }

    /** The next line, in the order of {@code seq}. */
    void add(StoredLine line) {
        KindRules.Check check = (holds, figure, expected, found) -> tell(holds, line.id(), figure, expected, found);
        place(line, check);
        balance(line, check);
        KindRules.check(line, check);
        totals(line, check);
        hashes(line, check);
        lots(line, check);
        if (line.kind().equals("INTERVENTION") && line.timesCorrected() == 0) {
            firstInterventionAt = firstInterventionAt == null || line.workedAt().isBefore(firstInterventionAt)
                    ? line.workedAt()
                    : firstInterventionAt;
            lastInterventionAt = lastInterventionAt == null || line.workedAt().isAfter(lastInterventionAt)
                    ? line.workedAt()
                    : lastInterventionAt;
        }
        validUntil = line.validUntil() == null ? validUntil : line.validUntil();
    }

    /**
     * After the last line.
     *
     * @param account as it is stored, or null where there is none
     */
    void end(StoredAccount account) {
        if (account == null) {
            tell(false, null, "account", "one", "none");
            return;
        }
        figure("account.balance_minutes", balance, account.balanceMinutes());
        figure("account.normal_minutes", normalMinutes, account.normalMinutes());
        figure("account.free_minutes", freeMinutes, account.freeMinutes());
        figure("account.interventions", interventions, account.interventions());
        same("account.last_seq", lastSeq, account.lastSeq());
        tell(
                isLastHash(account.lastHash()),
                null,
                "account.last_hash",
                shown(lastRecomputedHash),
                shown(account.lastHash()));
        same("account.first_intervention_at", firstInterventionAt, account.firstInterventionAt());
        same("account.last_intervention_at", lastInterventionAt, account.lastInterventionAt());
        same("account.last_performed_at", lastPerformedAt, account.lastPerformedAt());
        same("account.valid_until", validUntil, account.validUntil());
        for (var lot : lots.withMinutes()) {
            tell(!lot.hasExpired(lotsEndedBefore), lot.lineId(), "lot.expired", 0, lot.remainingMinutes());
        }
    }

    /** How many of the lines had their texts erased. */
    long erasedTexts() {
        return erasedTexts;
    }

    private void place(StoredLine line, KindRules.Check check) {
        check.that(line.seq() == lastSeq + 1, "seq", lastSeq + 1, line.seq());
        check.that(line.id() > lastId, "id", "> " + lastId, line.id());
        check.that(
                lastPerformedAt == null || !line.performedAt().isBefore(lastPerformedAt),
                "performed_at",
                ">= " + lastPerformedAt,
                line.performedAt());
        lastSeq = line.seq();
        lastId = line.id();
        lastPerformedAt = line.performedAt();
    }

    private void balance(StoredLine line, KindRules.Check check) {
        long after = (long) line.balanceBefore() + line.deltaMinutes();
        check.that(balance.holds(line.balanceBefore()), "balance_before", balance.value(), line.balanceBefore());
        check.that(line.balanceAfter() == after, "balance_after", after, line.balanceAfter());
        balance.set(after, line.balanceAfter());
    }

    /** What expires is what its lot has left, and the lot's end is the one that has passed. */
    private void lots(StoredLine line, KindRules.Check check) {
        if (line.lotLineId() != null) {
            var lot = lots.lot(line.lotLineId());
            check.that(lot.isPresent(), "lot_line_id", "a lot of the account", line.lotLineId());
            if (lot.isPresent() && line.deltaMinutes() < 0) {
                int left = lot.get().remainingMinutes();
                check.that(-(long) line.deltaMinutes() <= left, "delta_minutes", -left, line.deltaMinutes());
                check.that(
                        lot.get().binding() && Objects.equals(lot.get().validUntil(), line.lotUntil()),
                        "lot_until",
                        lot.get().validUntil(),
                        line.lotUntil());
            }
        }
        lots.add(LotLine.of(line));
    }

    private void totals(StoredLine line, KindRules.Check check) {
        var added = Contribution.of(line);
        total("normal_minutes_after", normalMinutes, added.normalMinutes(), line.normalMinutesAfter(), check);
        total("free_minutes_after", freeMinutes, added.freeMinutes(), line.freeMinutesAfter(), check);
        total("interventions_after", interventions, added.interventions(), line.interventionsAfter(), check);
    }

    private static void total(String figure, RunningFigure running, long by, long stored, KindRules.Check check) {
        check.that(running.move(by, stored), figure, running.value(), stored);
    }

    private void hashes(StoredLine line, KindRules.Check check) {
        check.that(
                isLastHash(line.previousHash()),
                "previous_hash",
                shown(lastRecomputedHash),
                shown(line.previousHash()));
        lastHash = line.hash();
        lastRecomputedHash = line.hash();
        texts(line, check);
        line.asWritten()
                .ifPresentOrElse(
                        written -> hash(line, written, check),
                        () -> check.that(false, "hash", "that of a line as it can be", shown(line.hash())));
    }

    private void texts(StoredLine line, KindRules.Check check) {
        if (line.textsWereErased()) {
            erasedTexts++;
            check.that(line.hasNoTexts(), "text_salt", "a salt, or no text", "a text without one");
            return;
        }
        line.asWritten().ifPresent(written -> {
            var digest = LineHash.ofTexts(line.textSalt(), written);
            check.that(
                    Arrays.equals(digest, line.textDigest()), "text_digest", shown(digest), shown(line.textDigest()));
        });
    }

    private void hash(StoredLine line, NewLine written, KindRules.Check check) {
        check.that(
                Objects.equals(written.startedAt(), line.startedAt()),
                "started_at",
                written.startedAt(),
                line.startedAt());
        lastRecomputedHash = LineHash.ofLine(line.previousHash(), line.textDigest(), clientId, line.place(), written);
        check.that(
                Arrays.equals(lastRecomputedHash, line.hash()), "hash", shown(lastRecomputedHash), shown(line.hash()));
    }

    /** Where the last line's own hash was edited, what hangs on it may still name the right one. */
    private boolean isLastHash(byte[] hash) {
        return Arrays.equals(hash, lastHash) || Arrays.equals(hash, lastRecomputedHash);
    }

    private void figure(String name, RunningFigure running, long stored) {
        tell(running.holds(stored), null, name, running.value(), stored);
    }

    private void same(String name, Object expected, Object stored) {
        tell(Objects.equals(expected, stored), null, name, expected, stored);
    }

    private void tell(boolean holds, Long lineId, String figure, Object expected, Object found) {
        if (!holds) {
            findings.accept(new Finding(clientId, lineId, figure, text(expected), text(found)));
        }
    }

    private static String text(Object value) {
        return value == null ? "—" : value.toString();
    }

    private static String shown(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, Math.min(hash.length, SHOWN_HASH_BYTES)) + "…";
    }
}
