package fr.gestan.gsupport.desktop.office.credit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacksViewModelTest {

    private static final String PACK = """
        {"id": 3, "label": "10 heures", "minutes": 600, "priceCents": 49050, "validityMonths": 12,
         "bindingValidity": true, "onSaleTo": "2026-12-31", "onSale": true, "sold": true}\
        """;

    private StubServer server;
    private PacksViewModel packs;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies("GET /api/v1/packs", 200, "{\"items\": [" + PACK + "]}");
        packs = packs(Locale.FRENCH);
        packs.shown();
    }

    private PacksViewModel packs(Locale language) {
        return new PacksViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().packs(),
                Messages.in(language),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void one_shows_as_it_is_written_and_says_that_it_was_sold() {
        var pack = packs.packs().items().get(0);
        packs.choose(pack);

        assertThat(packs.priceProperty().get()).isEqualTo("490,50");
        assertThat(packs.unitProperty().get()).isEqualTo(Validity.Unit.MONTHS);
        assertThat(packs.saleOf(pack)).isEqualTo("en vente jusqu’au 31/12/2026");
        assertThat(packs.soldHint().get()).startsWith("Déjà vendu");
    }

    @Test
    void another_one_is_made_of_what_is_typed() {
        server.replies("POST /api/v1/packs", 201, PACK);
        packs.labelProperty().set("1 heure");
        packs.minutesProperty().set("60");
        packs.priceProperty().set("59,9");
        packs.save();

        assertThat(server.requests("POST /api/v1/packs").get(0).body())
                .contains("\"priceCents\":5990", "\"minutes\":60", "\"bindingValidity\":false")
                .doesNotContain("validityDays", "validityMonths", "onSaleFrom");
    }

    @Test
    void what_is_typed_for_one_waits_while_another_is_looked_at_and_while_the_language_changes() {
        var pack = packs.packs().items().get(0);
        packs.labelProperty().set("1 heure");
        packs.choose(pack);
        assertThat(packs.labelProperty().get()).isEqualTo("10 heures");
        packs.labelProperty().set("10 h");

        packs.begin();
        assertThat(packs.labelProperty().get()).isEqualTo("1 heure");
        var english = packs(Locale.ENGLISH);
        english.goOnFrom(packs);
        assertThat(english.labelProperty().get()).isEqualTo("1 heure");
        english.choose(pack);
        assertThat(english.labelProperty().get()).isEqualTo("10 h");

        english.begin();
        english.begin();
        assertThat(english.labelProperty().get()).as("asked for anew").isEmpty();
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_sent() {
        packs.labelProperty().set("1 heure");
        packs.minutesProperty().set("60");
        packs.priceProperty().set("beaucoup");
        packs.save();
        assertThat(packs.outcomeProperty().get().text()).startsWith("Le prix s’écrit");

        packs.priceProperty().set("59");
        packs.bindingProperty().set(true);
        packs.save();

        assertThat(packs.outcomeProperty().get().text()).contains("Pour que le reste expire");
        assertThat(server.requests("POST /api/v1/packs")).isEmpty();
    }
}
