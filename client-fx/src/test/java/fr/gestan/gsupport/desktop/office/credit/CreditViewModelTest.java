package fr.gestan.gsupport.desktop.office.credit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.lots.Lot;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditViewModelTest {

    private static final String BUY = "POST /api/v1/clients/4996/credits";
    private static final String EXTEND = "POST /api/v1/clients/4996/lots/6625/extension";
    private static final String BOUGHT = """
        {"id": 6629, "clientId": 4996, "minutes": 600, "balanceBefore": 50, "balanceAfter": 650,
         "performedAt": "2026-11-02T13:13:12Z", "by": "ADV"}\
        """;

    private StubServer server;
    private long wanted = 4996;
    private CreditViewModel credit;
    private Locale language = Locale.FRENCH;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        is(4996);
        is(7);
        server.replies("GET /api/v1/packs", 200, """
            {"items": [{"id": 3, "label": "10 heures", "minutes": 600, "priceCents": 49000, "validityMonths": 12,
              "bindingValidity": true, "onSale": true, "sold": true}]}\
            """);
        lots("2026-12-31");
        credit = credit();
        credit.shown();
    }

    private CreditViewModel credit() {
        var calls = new Calls(Runnable::run, Runnable::run);
        var api = server.api();
        var messages = Messages.in(language);
        var formats = new Formats(ZoneId.of("Europe/Paris"));
        return new CreditViewModel(
                calls,
                api.clients(),
                api.credits(),
                api.packs(),
                new LotsViewModel(calls, api.lots(), messages, formats),
                () -> wanted,
                messages,
                formats);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void is(long id) {
        server.replies("GET /api/v1/clients/" + id, 200, """
            {"id": %d, "companyName": "CLIENT %d", "credit": {"balanceMinutes": 50},
             "doNotIntervene": {"active": false}}\
            """.formatted(id, id));
        server.replies("GET /api/v1/clients/" + id + "/lots", 200, "{\"items\": []}");
    }

    private void lots(String end) {
        server.replies("GET /api/v1/clients/4996/lots", 200, """
            {"items": [{"lineId": 6625, "purchasedAt": "2026-01-02T13:13:12Z", "minutes": 60,
              "remainingMinutes": 50, "validUntil": "%s", "bindingValidity": true, "offered": true,
              "reference": "F-12", "packLabel": "1 heure"}]}\
            """.formatted(end));
    }

    @Test
    void a_pack_says_its_minutes_price_and_validity() {
        assertThat(credit.heading().get()).isEqualTo("CLIENT 4996 (n° 4\u00a0996) – solde 50 mn");
        assertThat(credit.nameOf(credit.packs().get(0))).isEqualTo("10 heures – 600 mn – 490,00 € HT");

        credit.packProperty().set(credit.packs().get(0));

        assertThat(credit.minutesProperty().get()).isEqualTo("600");
        assertThat(credit.validity().get()).isEqualTo("12 mois, puis expire");
    }

    @Test
    void a_pack_is_sold_with_the_reference_and_the_form_is_empty_for_the_next() {
        server.replies(BUY, 201, BOUGHT);
        credit.packProperty().set(credit.packs().get(0));
        credit.referenceProperty().set("F-2026-11");

        credit.sell();

        assertThat(server.requests(BUY).get(0).body())
                .contains("\"packId\":3", "\"reference\":\"F-2026-11\"")
                .doesNotContain("minutes", "offered", "bindingValidity");
        assertThat(credit.outcomeProperty().get().text())
                .isEqualTo("Achat n° 6\u00a0629 enregistré\u00a0: 600 mn, solde 650 mn.");
        assertThat(credit.heading().get()).endsWith("solde 650 mn");
        assertThat(credit.referenceProperty().get()).isEmpty();
    }

    @Test
    void after_an_answer_that_never_came_the_same_is_sent_with_the_same_key() {
        server.breaksOff(BUY);
        credit.minutesProperty().set("60");
        credit.sell();
        assertThat(credit.outcomeProperty().get().text()).contains("il ne sera pas acheté deux fois");
        server.replies(BUY, 201, BOUGHT);

        credit.sell();
        credit.minutesProperty().set("60");
        credit.sell();

        var keys = server.requests(BUY).stream().map(StubServer.Request::key).toList();
        assertThat(keys.get(1)).as("the second try of the first sale").isEqualTo(keys.get(0));
        assertThat(keys.get(2)).as("another sale").isNotEqualTo(keys.get(0));
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_sent() {
        credit.sell();
        assertThat(credit.outcomeProperty().get().text()).startsWith("Indiquez de 1 à");
        credit.minutesProperty().set("60");
        credit.bindingProperty().set(true);

        credit.sell();

        assertThat(credit.outcomeProperty().get().text()).contains("il faut une date");
        assertThat(server.requests(BUY)).isEmpty();
    }

    @Test
    void what_was_typed_for_one_client_is_not_sold_to_another_and_waits() {
        credit.minutesProperty().set("60");
        credit.lots().reasonProperty().set("Maladie");

        wanted = 7;
        credit.shown();

        assertThat(credit.minutesProperty().get()).isEmpty();
        assertThat(credit.heading().get()).startsWith("CLIENT 7");
        assertThat(credit.lots().lots()).isEmpty();
        assertThat(credit.lots().reasonProperty().get()).isEmpty();

        wanted = 4996;
        credit.shown();

        assertThat(credit.minutesProperty().get()).isEqualTo("60");
        assertThat(credit.lots().reasonProperty().get()).isEqualTo("Maladie");
    }

    @Test
    void a_sale_without_an_answer_is_not_made_twice_though_another_client_was_looked_at_in_between() {
        server.breaksOff(BUY);
        credit.minutesProperty().set("60");
        credit.sell();
        wanted = 7;
        credit.shown();
        wanted = 4996;
        credit.shown();
        server.replies(BUY, 201, BOUGHT);

        credit.sell();

        assertThat(server.requests(BUY).stream().map(StubServer.Request::key).distinct())
                .hasSize(1);
    }

    @Test
    void in_another_language_the_same_sale_goes_on() {
        server.breaksOff(BUY);
        credit.packProperty().set(credit.packs().get(0));
        credit.referenceProperty().set("F-2026-11");
        credit.validUntilProperty().set(LocalDate.of(2027, 1, 31));
        credit.lots().chosenProperty().set(credit.lots().lots().get(0));
        credit.lots().reasonProperty().set("Maladie");
        credit.sell();
        server.replies(BUY, 201, BOUGHT);
        language = Locale.ENGLISH;

        var other = credit();
        other.goOnFrom(credit);
        other.shown();
        assertThat(other.validUntilProperty().get()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(other.lots().chosenProperty().get().reference()).isEqualTo("F-12");
        assertThat(other.lots().reasonProperty().get()).isEqualTo("Maladie");
        other.sell();

        assertThat(other.outcomeProperty().get().text()).startsWith("Purchase");
        assertThat(server.requests(BUY).get(1)).isEqualTo(server.requests(BUY).get(0));
    }

    @Test
    void a_lot_says_its_origin_and_end_and_gets_a_later_one() {
        var lots = credit.lots();
        assertThat(lots.lots()).extracting(lots::originOf).containsExactly("1 heure, offert – facture F-12");
        assertThat(lots.lots()).extracting(lots::endOf).containsExactly("31/12/2026, puis expire");
        lots.chosenProperty().set(lots.lots().get(0));
        lots.untilProperty().set(LocalDate.of(2026, 12, 31));
        lots.reasonProperty().set("Maladie");
        lots.extend();
        assertThat(server.requests(EXTEND)).as("that is no later day").isEmpty();
        server.replies(EXTEND, 201, """
            {"id": 6630, "clientId": 4996, "kind": "EXPIRY", "balanceBefore": 50, "balanceAfter": 50}\
            """);
        lots("2027-03-31");

        lots.untilProperty().set(LocalDate.of(2027, 3, 31));
        lots.extend();

        assertThat(server.requests(EXTEND).get(0).body()).contains("2027-03-31", "Maladie");
        assertThat(server.requests(EXTEND).get(0).key()).isNotBlank();
        assertThat(lots.lots()).extracting(Lot::validUntil).containsExactly(LocalDate.of(2027, 3, 31));
        assertThat(lots.outcomeProperty().get().good()).isTrue();
    }
}
