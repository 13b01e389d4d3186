package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.server.database.Rows;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Checks a client's lines as they are stored, by what they say alone: order, balances, totals, hashes, account. */
public final class StoredChain {

    private StoredChain() {}

    /** What is wrong, in words; empty where all is as it must be. */
    public static List<String> faultsOf(long clientId) {
        var faults = new ArrayList<String>();
        var head = AccountHead.ofNewClient(clientId);
        long lastId = 0;
        for (var row : Rows.all(
                "SELECT line.*, corrected.billing AS corrected_billing, corrected.duration_minutes AS corrected_duration,"
                        + " corrected.delta_minutes AS corrected_delta FROM ledger_line line LEFT JOIN ledger_line corrected"
                        + " ON corrected.id = line.corrects_line_id WHERE line.client_id = ? ORDER BY line.seq",
                clientId)) {
            var line = line(row);
            var place = new Line(
                    (Long) row.get("id"),
                    (Integer) row.get("seq"),
                    (Integer) row.get("balance_before"),
                    (Integer) row.get("balance_after"),
                    instant(row.get("performed_at")));
            var digest = LineHash.ofTexts((byte[]) row.get("text_salt"), line);
            var hash = LineHash.ofLine(head.lastHash(), digest, clientId, place, line);
            var expected = head.after(line, hash, place.performedAt());
            check(faults, place, "place", place.seq() == expected.lastSeq());
            check(faults, place, "id", place.id() > lastId);
            check(
                    faults,
                    place,
                    "time",
                    head.lastPerformedAt() == null || !place.performedAt().isBefore(head.lastPerformedAt()));
            check(faults, place, "balance before", place.balanceBefore() == head.balanceMinutes());
            check(faults, place, "balance after", place.balanceAfter() == expected.balanceMinutes());
            check(
                    faults,
                    place,
                    "normal minutes",
                    row.get("normal_minutes_after").equals(expected.normalMinutes()));
            check(faults, place, "free minutes", row.get("free_minutes_after").equals(expected.freeMinutes()));
            check(faults, place, "interventions", row.get("interventions_after").equals(expected.interventions()));
            check(faults, place, "previous hash", Arrays.equals((byte[]) row.get("previous_hash"), head.lastHash()));
            check(faults, place, "digest", Arrays.equals((byte[]) row.get("text_digest"), digest));
            check(faults, place, "hash", Arrays.equals((byte[]) row.get("hash"), hash));
            head = expected;
            lastId = place.id();
        }
        checkAccount(faults, head);
        return faults;
    }

    private static void checkAccount(List<String> faults, AccountHead head) {
        var account = Rows.all("SELECT * FROM account WHERE client_id = ?", head.clientId())
                .get(0);
        if (!account.get("balance_minutes").equals(head.balanceMinutes())
                || !account.get("last_seq").equals(head.lastSeq())
                || !account.get("normal_minutes").equals(head.normalMinutes())
                || !account.get("free_minutes").equals(head.freeMinutes())
                || !account.get("interventions").equals(head.interventions())
                || !Arrays.equals((byte[]) account.get("last_hash"), head.lastHash())) {
            faults.add("the account " + account + " is not where its lines lead: " + head);
        }
    }

    private static void check(List<String> faults, Line place, String what, boolean right) {
        if (!right) {
            faults.add("line " + place.id() + ": wrong " + what);
        }
    }

    private static NewLine line(Map<String, Object> row) {
        var reason = (String) row.get("override_reason");
        return new NewLine(
                LineKind.valueOf((String) row.get("kind")),
                row.get("billing") == null ? null : Billing.valueOf((String) row.get("billing")),
                (Integer) row.get("delta_minutes"),
                (Integer) row.get("duration_minutes"),
                (Long) row.get("measured_seconds"),
                (String) row.get("by_code"),
                instant(row.get("started_at")),
                (String) row.get("summary"),
                (String) row.get("advice"),
                row.get("free_reason") == null ? null : FreeReason.valueOf((String) row.get("free_reason")),
                (Boolean) row.get("invite_to_facebook"),
                reason == null ? null : new NewLine.Override(reason, (String) row.get("override_rule")),
                (String) row.get("reference"),
                localDate((Date) row.get("valid_until")),
                corrected(row),
                (Long) row.get("replaces_line_id"),
                instant(row.get("first_performed_at")),
                (String) row.get("requested_by"),
                new NewLine.Credit(
                        (Boolean) row.get("offered"), (Boolean) row.get("binding_validity"), (Long) row.get("pack_id")),
                row.get("lot_line_id") == null
                        ? null
                        : new NewLine.LotEnd((Long) row.get("lot_line_id"), localDate((Date) row.get("lot_until"))));
    }

    private static NewLine.Corrected corrected(Map<String, Object> row) {
        var billing = (String) row.get("corrected_billing");
        return row.get("corrects_line_id") == null
                ? null
                : new NewLine.Corrected(
                        (Long) row.get("corrects_line_id"),
                        billing == null ? null : Billing.valueOf(billing),
                        (Integer) row.get("corrected_duration"),
                        (Integer) row.get("corrected_delta"));
    }

    private static Instant instant(Object timestamp) {
        return timestamp == null ? null : ((Timestamp) timestamp).toInstant();
    }

    private static LocalDate localDate(Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
