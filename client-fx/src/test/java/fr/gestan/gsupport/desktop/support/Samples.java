package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.api.history.SuppressionReason;
import java.time.Instant;
import java.time.LocalDate;

/** Cards of invented clients, as objects and as the server writes them. */
final class Samples {

    static final long CLIENT = 4996;

    private final int balance;
    private final Decision decision;
    private Hosting hosting = Hosting.CLASSIC;
    private String email = "contact@tilleul.example";
    private boolean overridable;
    private Instant npiSince;
    private SuppressionReason noRecapBecause;

    private Samples(int balance, Decision decision) {
        this.balance = balance;
        this.decision = decision;
    }

    static Samples aClient() {
        return new Samples(50, Decision.PROCEED);
    }

    static Samples aClient(int balance, Decision decision) {
        return new Samples(balance, decision);
    }

    Samples inTheCloud() {
        hosting = Hosting.CLOUD;
        return this;
    }

    Samples withEmail(String address) {
        email = address;
        return this;
    }

    Samples overridable() {
        overridable = true;
        return this;
    }

    Samples notToBeHelpedSince(Instant since) {
        npiSince = since;
        return this;
    }

    Samples withoutRecap(SuppressionReason because) {
        noRecapBecause = because;
        return this;
    }

    ClientCard card() {
        return new ClientCard(
                CLIENT,
                "JARDINS DU TILLEUL",
                "6202A",
                "MARTIN",
                "Camille",
                email,
                "12 rue des Lilas",
                "62180",
                "VERTON",
                "FRA",
                null,
                "9999",
                null,
                hosting,
                Language.FR,
                new ClientCard.DoNotIntervene(
                        npiSince != null, npiSince == null ? null : "Impayé", npiSince, null, null),
                new ClientCard.Credit(balance, LocalDate.of(2021, 7, 30), true),
                new ClientCard.Activity(LocalDate.of(2020, 10, 26), LocalDate.of(2022, 2, 1), 80, 70, 10, 29, 0),
                new ClientCard.Guidance(decision, "La phrase du serveur.", overridable),
                noRecapBecause);
    }

    String json() {
        return """
                {"id": %d, "companyName": "JARDINS DU TILLEUL", "email": "%s", "hosting": "%s",
                 "doNotIntervene": {"active": %b},
                 "credit": {"balanceMinutes": %d, "validUntil": "2021-07-30", "expired": true},
                 "activity": {"totalMinutes": 80, "normalMinutes": 70, "freeMinutes": 10},
                 "guidance": {"decision": "%s", "message": "La phrase du serveur.", "overridable": %b}}
                """.formatted(CLIENT, email, hosting, npiSince != null, balance, decision, overridable);
    }
}
