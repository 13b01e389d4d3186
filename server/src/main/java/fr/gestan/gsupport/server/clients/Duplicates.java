package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.DuplicateReason;
import fr.gestan.gsupport.api.clients.PossibleClient;
import fr.gestan.gsupport.api.clients.PossibleDuplicate;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Points out who may be the client that is about to be written (issue 8, "Clients"). Every reason is looked for by an
 * index of its own, so that it takes milliseconds among a million clients.
 */
@ApplicationScoped
class Duplicates {

    private static final int MOST = 10;
    private static final int CANDIDATES_BY_NAME = 30;

    /** What is shorter is no number that tells a client from another. */
    private static final int FEWEST_DIGITS = 6;

    /**
     * Of each as many as are shown, and the client itself. OFFSET 0 keeps the order from mattering before all are found: the
     * planner knows nothing of what these indexes hold, thinks of thousands, and would rather read clients in their order.
     */
    private static final String SAME = Stream.of(
                    "'SAME_LICENCE' AS reason FROM client WHERE licence_number IS NOT NULL"
                            + " AND compacted(licence_number) = compacted(?) AND compacted(?) <> ''",
                    "'SAME_EMAIL' FROM client WHERE email IS NOT NULL AND lower(email) = lower(?)",
                    "'SAME_PHONE' FROM client WHERE phone IS NOT NULL AND dialled(phone) IN (dialled(?), dialled(?))",
                    "'SIMILAR_NAME' FROM client WHERE compacted(company_name) = compacted(?) AND compacted(?) <> ''")
            .map(found -> "(SELECT * FROM (SELECT id, " + found + " OFFSET 0) AS same ORDER BY id LIMIT 11)")
            .collect(Collectors.joining(" UNION ALL "));

    private final AgroalDataSource dataSource;
    private final ClientSearch search;
    private final ClientSummaries summaries;

    Duplicates(AgroalDataSource dataSource, ClientSearch search, ClientSummaries summaries) {
        this.dataSource = dataSource;
        this.search = search;
        this.summaries = summaries;
    }

    /** 10 at most, those with more and stronger reasons first. */
    List<PossibleDuplicate> of(PossibleClient typed) {
        var reasons = new HashMap<Long, Set<DuplicateReason>>();
        same(typed, reasons);
        nearlyTheSameName(CleanText.of("companyName", typed.companyName()), reasons);
        reasons.remove(Objects.requireNonNullElse(typed.clientId(), 0L));
        var ids = reasons.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, Set<DuplicateReason>>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(entry -> strongest(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
        return summaries.inOrder(ids).stream()
                .map(client -> new PossibleDuplicate(client, List.copyOf(reasons.get(client.id()))))
                .toList();
    }

    private static DuplicateReason strongest(Set<DuplicateReason> reasons) {
        return reasons.iterator().next();
    }

    private static void add(long clientId, DuplicateReason reason, Map<Long, Set<DuplicateReason>> reasons) {
        reasons.computeIfAbsent(clientId, id -> EnumSet.noneOf(DuplicateReason.class))
                .add(reason);
    }

    private void same(PossibleClient typed, Map<Long, Set<DuplicateReason>> reasons) {
        var licence = CleanText.of("licenceNumber", typed.licenceNumber());
        var phone = phone(CleanText.of("phone", typed.phone()));
        var company = CleanText.of("companyName", typed.companyName());
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SAME)) {
            select.setString(1, licence);
            select.setString(2, licence);
            select.setString(3, CleanText.of("email", typed.email()));
            select.setString(4, phone);
            select.setString(5, phone == null ? null : otherPrefix(phone));
            select.setString(6, company);
            select.setString(7, company);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    add(row.getLong("id"), DuplicateReason.valueOf(row.getString("reason")), reasons);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The duplicates could not be looked for", e);
        }
    }

    private static String phone(String typed) {
        return typed == null || typed.replaceAll("[^0-9]", "").length() < FEWEST_DIGITS ? null : typed;
    }

    /** Abroad is dialled by + or by 00. */
    private static String otherPrefix(String phone) {
        var digits = phone.replaceAll("[^0-9+]", "");
        if (digits.startsWith("+")) {
            return "00" + digits.substring(1);
        }
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    /** The search forgives typing errors and knows no legal forms; it finds by contact and town too, which is not meant here. */
    private void nearlyTheSameName(String company, Map<Long, Set<DuplicateReason>> reasons) {
        if (company == null || CompanyNames.core(company).isEmpty()) {
            return;
        }
        search.find(CompanyNames.core(company), CANDIDATES_BY_NAME, null).items().stream()
                .filter(client -> CompanyNames.areAlike(company, client.companyName()))
                .forEach(client -> add(client.id(), DuplicateReason.SIMILAR_NAME, reasons));
    }
}
