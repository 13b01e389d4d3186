package fr.gestan.gsupport.desktop.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates offered while one types, and the screen on which they are written. */
class TemplatesTest {

    private static final String TEMPLATES = "/api/v1/text-templates";
    private static final String ITEM = """
            {"id": %d, "shared": %b, "place": "%s", "name": "%s", "text": "%s", "changedBy": "HRY",
             "changedAt": "2026-11-24T10:00:00Z"}""";

    private final Calls calls = new Calls(Runnable::run, Runnable::run);
    private StubServer server;
    private TemplateShelf shelf;
    private TemplateMenuViewModel menu;

    @BeforeEach
    void startTheServer() throws IOException {
        server = new StubServer();
        has(
                ITEM.formatted(1, false, "SUMMARY", "Mise à jour", "Mise à jour de Gestan."),
                ITEM.formatted(2, true, "BOTH", "Épreuve de sauvegarde", "Sauvegarde éprouvée."),
                ITEM.formatted(3, true, "ADVICE", "Sauvegarde", "Sauvegardez chaque jour."));
        shelf = new TemplateShelf(calls, server.api().textTemplates());
        shelf.read();
        menu = new TemplateMenuViewModel(shelf, TemplatePlace.SUMMARY);
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private void has(String... items) {
        server.replies("GET " + TEMPLATES, 200, "{\"items\": [" + String.join(",", items) + "]}");
    }

    private Iterable<String> offered() {
        return menu.offers().stream().map(TextTemplate::name).toList();
    }

    @Test
    void a_slash_at_the_start_of_a_line_offers_what_is_for_the_field() {
        menu.typed("Bonjour\n/", 9);

        assertThat(offered()).containsExactlyInAnyOrder("Mise à jour", "Épreuve de sauvegarde");
    }

    @Test
    void letters_filter_by_name_without_accents_and_names_that_begin_so_come_first() {
        menu = new TemplateMenuViewModel(shelf, TemplatePlace.ADVICE);

        menu.typed("/SAUV", 5);
        assertThat(offered()).containsExactly("Sauvegarde", "Épreuve de sauvegarde");
        menu.typed("/epreuve", 8);
        assertThat(offered()).containsExactly("Épreuve de sauvegarde");
    }

    @Test
    void a_slash_elsewhere_is_a_slash() {
        menu.typed("TVA 5,5/20", 8);
        assertThat(offered()).isEmpty();
        menu.typed("/etc/hosts", 10);
        assertThat(offered()).isEmpty();
    }

    @Test
    void the_chosen_one_takes_the_place_of_what_asked_for_it() {
        menu.typed("Bonjour\n/mi\nfin", 11);

        assertThat(menu.choose()).contains(new Insertion(8, 11, "Mise à jour de Gestan."));
        assertThat(menu.openBinding().get()).isFalse();
    }

    @Test
    void the_selection_goes_round() {
        menu.typed("/", 1);

        menu.move(-1);
        assertThat(menu.selectedProperty().get()).isEqualTo(1);
        menu.move(1);
        assertThat(menu.selectedProperty().get()).isZero();
    }

    @Test
    void closed_it_stays_closed_until_the_next_slash() {
        menu.typed("/m", 2);
        menu.close();

        menu.typed("/mi", 3);
        assertThat(offered()).isEmpty();
        menu.typed("", 0);
        menu.typed("/", 1);
        assertThat(offered()).isNotEmpty();
    }

    @Test
    void templates_stay_while_the_server_is_away() {
        server.replies("GET " + TEMPLATES, 503, "");

        shelf.read();

        assertThat(shelf.templates()).hasSize(3);
    }

    private TemplatesViewModel screen(boolean mayShare) {
        return new TemplatesViewModel(calls, server.api().textTemplates(), shelf, mayShare, Messages.in(Locale.FRENCH));
    }

    @Test
    void a_new_template_is_written_and_at_hand_at_once() {
        var screen = screen(false);
        server.replies("POST " + TEMPLATES, 201, ITEM.formatted(4, false, "BOTH", "Neuf", "texte"));
        has(ITEM.formatted(4, false, "BOTH", "Neuf", "texte"));

        screen.nameProperty().set(" Neuf ");
        screen.textProperty().set("texte");
        screen.save();

        assertThat(server.requests("POST " + TEMPLATES))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.body()).contains("\"name\":\"Neuf\"").contains("\"shared\":false"));
        assertThat(screen.messageProperty().get()).contains("Neuf");
        assertThat(shelf.templates()).extracting(TextTemplate::id).containsExactly(4L);
    }

    @Test
    void what_is_incomplete_is_said_and_not_sent() {
        var screen = screen(false);

        screen.nameProperty().set("Neuf");
        screen.save();

        assertThat(screen.messageProperty().get()).isEqualTo("Donnez un nom et un texte.");
        assertThat(server.requests("POST " + TEMPLATES)).isEmpty();
    }

    @Test
    void everybodys_templates_are_only_to_be_read_by_who_may_not_share() {
        var screen = screen(false);
        var shared = shelf.templates().stream()
                .filter(TextTemplate::shared)
                .findFirst()
                .orElseThrow();

        screen.selectedProperty().set(shared);
        assertThat(screen.editableBinding().get()).isFalse();
        screen.delete();

        assertThat(server.requests("DELETE " + TEMPLATES + "/" + shared.id())).isEmpty();
        assertThat(screen(true).editableBinding().get()).isTrue();
    }

    @Test
    void one_that_somebody_deleted_meanwhile_is_said() {
        var screen = screen(true);
        screen.selectedProperty().set(shelf.templates().get(0));

        screen.save();

        assertThat(screen.messageProperty().get()).startsWith("Ce modèle n’existe plus");
    }
}
