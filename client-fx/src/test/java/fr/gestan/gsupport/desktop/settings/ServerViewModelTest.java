package fr.gestan.gsupport.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerCheck.Finding;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.settings.ServerViewModel.Outcome;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerViewModelTest {

    private final Messages messages = Messages.in(Locale.FRENCH);
    private final Deque<Runnable> onTheirWay = new ArrayDeque<>();
    private final List<URI> looked = new ArrayList<>();
    private Finding finding = Finding.USABLE;
    private final ServerViewModel server = new ServerViewModel(
            "support.example:8443", new Calls(onTheirWay::add, Runnable::run), messages, address -> {
                looked.add(address);
                return finding;
            });

    private void answer() {
        onTheirWay.remove().run();
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void every_finding_has_its_own_sentence(Finding found) {
        finding = found;

        server.check();
        answer();

        assertThat(server.messageProperty().get())
                .isNotBlank()
                .doesNotContain("{")
                .doesNotContain("settings.");
        assertThat(server.outcomeProperty().get()).isEqualTo(found == Finding.USABLE ? Outcome.USABLE : Outcome.WRONG);
    }

    @Test
    void a_sentence_names_what_was_typed() {
        finding = Finding.NOTHING_LISTENS;

        server.check();
        answer();

        assertThat(server.messageProperty().get()).contains("support.example:8443");
        assertThat(looked).containsExactly(URI.create("http://support.example:8443"));
    }

    @Test
    void what_is_no_address_is_said_without_asking_anybody() {
        server.addressProperty().set("ftp://support.example");

        server.check();

        assertThat(server.messageProperty().get()).startsWith("L’adresse du serveur n’est pas valable");
        assertThat(onTheirWay).isEmpty();
    }

    @Test
    void an_answer_about_an_address_that_was_changed_meanwhile_says_nothing() {
        server.check();
        server.addressProperty().set("other.example");

        answer();

        assertThat(server.outcomeProperty().get()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.messageProperty().get()).isEmpty();
        assertThat(server.busyProperty().get()).isFalse();
    }
}
