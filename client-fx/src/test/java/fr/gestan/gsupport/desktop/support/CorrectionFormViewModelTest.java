package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Lines.aLine;
import static fr.gestan.gsupport.desktop.support.Lines.aPurchaseOf;
import static fr.gestan.gsupport.desktop.support.Samples.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionFormViewModelTest {

    private static final String CORRECT = "POST /api/v1/clients/4996/corrections";
    private static final String OTHER = "GET /api/v1/clients/5001";
    private static final String UNDONE = "{\"id\":6628,\"clientId\":4996,\"kind\":\"CORRECTION\"}";
    private static final String REDONE =
            "{\"id\":6628,\"clientId\":4996,\"kind\":\"CORRECTION\",\"replacementLineId\":6629}";

    private final Formats formats = new Formats(ZoneId.of("Europe/Paris"));
    private final Messages messages = Messages.in(Locale.FRENCH);
    private final CardViewModel card = new CardViewModel(messages, formats);
    private final List<Corrected> corrected = new ArrayList<>();
    private int stale;
    private StubServer server;
    private CorrectionFormViewModel form;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(CORRECT, 201, UNDONE);
        server.replies(
                OTHER,
                200,
                "{\"id\":5001,\"companyName\":\"ATELIER DES DUNES\",\"city\":\"BERCK\",\"credit\":{\"balanceMinutes\":-15}}");
        card.show(aClient().card());
        form = new CorrectionFormViewModel(
                new Calls(Runnable::run, Runnable::run),
                new ManualTime(),
                server.api().clients(),
                server.api().corrections(),
                card,
                messages,
                formats,
                corrected::add,
                () -> stale++);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void correcting(HistoryLine line) {
        form.open(line);
        form.reasonProperty().set(" Mauvais client ");
    }

    private void again(HistoryLine line) {
        server.replies(CORRECT, 201, REDONE);
        correcting(line);
        form.againProperty().set(true);
    }

    private void chooseTheOther() {
        form.forAnotherProperty().set(true);
        form.search().queryProperty().set("5001");
        form.search().enter();
    }

    private List<String> sent() {
        return server.requests(CORRECT).stream().map(StubServer.Request::body).toList();
    }

    private List<String> keys() {
        return server.requests(CORRECT).stream().map(StubServer.Request::key).toList();
    }

    @Test
    void undoes_the_line_with_the_reason_and_asks_for_no_more() {
        correcting(aLine().line());

        form.confirm();

        assertThat(sent()).containsExactly("""
                {"correctsLineId":6627,"reason":"Mauvais client"}""");
        assertThat(keys()).doesNotContainNull();
        assertThat(corrected).singleElement().satisfies(done -> {
            assertThat(done.undone().id()).isEqualTo(6_627);
            assertThat(done.lineToShow()).isEqualTo(6_628);
        });
        assertThat(form.showingProperty().get()).isFalse();
    }

    @Test
    void asks_for_a_reason_before_anything_is_sent() {
        form.open(aLine().line());

        form.confirm();

        assertThat(sent()).isEmpty();
        assertThat(form.noticeProperty().get().text()).startsWith("Indiquez la raison");
        assertThat(form.lookAtProperty().get()).isEqualTo(CorrectionFormViewModel.Field.REASON);
        form.reasonProperty().set("M");
        assertThat(form.noticeProperty().get()).as("while it is being typed").isEqualTo(Notice.NONE);
    }

    @Test
    void is_filled_in_with_what_the_line_is() {
        var shown = form.whatItIs();
        shown.addListener((text, before, now) -> {});
        form.open(aLine().saying("Aide\nau réglage", "Sauvegarder").line());

        assertThat(form.title().get()).isEqualTo("Corriger la ligne 6\u00a0627");
        assertThat(shown.get())
                .isEqualTo("JARDINS DU TILLEUL\u00a0: intervention du 01/02/2022 14:13:12 par HRY, 5 mn, Normal.");
        assertThat(form.minutesProperty().get()).isEqualTo("5");
        assertThat(form.billingProperty().get()).isEqualTo(Billing.NORMAL);
        assertThat(form.summaryProperty().get()).isEqualTo("Aide\nau réglage");
        assertThat(form.adviceProperty().get()).isEqualTo("Sauvegarder");
        assertThat(form.againProperty().get()).isFalse();
        assertThat(form.sendRecapProperty().get()).isFalse();
    }

    @Test
    void sends_only_what_changed() {
        again(aLine().saying("Aide", "Sauvegarder").line());
        form.minutesProperty().set("3");

        form.confirm();

        assertThat(sent()).containsExactly("""
                {"correctsLineId":6627,"reason":"Mauvais client","recordAgain":{"durationMinutes":3}}""");
        assertThat(corrected)
                .singleElement()
                .satisfies(done -> assertThat(done.lineToShow()).isEqualTo(6_629));
    }

    @Test
    void sends_all_that_changed_of_an_intervention() {
        again(aLine().saying("Aide", "Sauvegarder").line());
        form.billingProperty().set(Billing.FREE);
        form.freeReasonProperty().set(FreeReason.DEFECT);
        form.summaryProperty().set("Aide au réglage ");
        form.adviceProperty().set("");
        form.sendRecapProperty().set(true);

        form.confirm();

        assertThat(sent()).containsExactly("""
                {"correctsLineId":6627,"reason":"Mauvais client","sendRecap":true,\
                "recordAgain":{"summary":"Aide au réglage","advice":"","billing":"FREE","freeReason":"DEFECT"}}""");
    }

    @Test
    void what_a_field_drops_by_itself_is_no_change() {
        again(aLine().saying("Aide\r\nau réglage ", null).line());
        form.summaryProperty().set("Aide\nau réglage");
        form.minutesProperty().set("3");

        form.confirm();

        assertThat(sent()).singleElement().asString().endsWith("\"recordAgain\":{\"durationMinutes\":3}}");
    }

    @Test
    void a_purchase_is_recorded_again_by_its_minutes() {
        again(aPurchaseOf(60).line());
        assertThat(form.minutesProperty().get()).isEqualTo("60");
        assertThat(form.ofIntervention().get()).isFalse();
        form.minutesProperty().set("120");
        assertThat(form.projection().get())
                .isEqualTo("Projection\u00a0: solde 50 → -10, puis 110 mn après le nouvel enregistrement.");

        form.confirm();

        assertThat(sent()).singleElement().asString().endsWith("\"recordAgain\":{\"minutes\":120}}");
    }

    @Test
    void goes_to_another_client_only_once_that_client_is_known() {
        again(aLine().line());
        form.forAnotherProperty().set(true);
        form.confirm();
        assertThat(sent()).isEmpty();
        assertThat(form.noticeProperty().get().text()).startsWith("Choisissez l’autre client");

        chooseTheOther();
        assertThat(form.otherClient().get()).isEqualTo("→ ATELIER DES DUNES (n° 5\u00a0001), BERCK, solde -15 mn");
        assertThat(form.projection().get())
                .isEqualTo("Projection\u00a0: solde 50 → 55 mn\u00a0; chez ATELIER DES DUNES, solde -15 → -20 mn.");
        assertThat(form.recapHint().get())
                .isEqualTo("ATELIER DES DUNES recevra de toute façon le courriel de la nouvelle ligne.");
        form.confirm();

        assertThat(sent()).singleElement().asString().endsWith("\"recordAgain\":{\"clientId\":5001}}");
        assertThat(corrected).singleElement().satisfies(done -> {
            assertThat(done.elsewhere().id()).isEqualTo(5_001);
            assertThat(done.lineToShow()).as("of the client on the screen").isEqualTo(6_628);
        });
    }

    @Test
    void typing_on_takes_the_chosen_client_back() {
        again(aLine().line());
        chooseTheOther();

        form.search().queryProperty().set("50");

        assertThat(form.otherClient().get()).isEmpty();
        form.confirm();
        assertThat(sent()).isEmpty();
    }

    @Test
    void the_line_s_own_client_and_one_that_does_not_exist_are_not_taken() {
        again(aLine().line());
        form.forAnotherProperty().set(true);
        form.search().queryProperty().set("4996");
        form.search().enter();
        assertThat(form.search().messageProperty().get()).startsWith("C’est déjà le client");

        form.search().queryProperty().set("7777");
        form.search().enter();

        assertThat(form.search().messageProperty().get()).isEqualTo("Il n’y a pas de client n° 7\u00a0777.");
        assertThat(form.otherClient().get()).isEmpty();
    }

    @Test
    void recording_the_same_again_is_not_sent() {
        again(aLine().line());

        form.confirm();

        assertThat(sent()).isEmpty();
        assertThat(form.noticeProperty().get().text()).startsWith("Rien n’a changé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1441", "9999999"})
    void minutes_out_of_bounds_are_not_sent(String minutes) {
        again(aLine().line());
        form.minutesProperty().set(minutes);

        form.confirm();

        assertThat(sent()).isEmpty();
        assertThat(form.noticeProperty().get().text()).startsWith("Indiquez une durée");
        assertThat(form.lookAtProperty().get()).isEqualTo(CorrectionFormViewModel.Field.MINUTES);
    }

    @Test
    void says_what_will_be_as_a_projection() {
        form.open(aLine().line());
        assertThat(form.projection().get()).isEqualTo("Projection\u00a0: solde 50 → 55 mn.");
        form.againProperty().set(true);
        form.minutesProperty().set("3");
        assertThat(form.projection().get())
                .isEqualTo("Projection\u00a0: solde 50 → 55, puis 52 mn après le nouvel enregistrement.");
        form.billingProperty().set(Billing.FREE);
        assertThat(form.projection().get()).contains("puis 55 mn");
        form.minutesProperty().set("");
        assertThat(form.projection().get()).endsWith("à compléter.");
        card.balanceBecame(48);
        form.againProperty().set(false);
        assertThat(form.projection().get()).isEqualTo("Projection\u00a0: solde 48 → 53 mn.");
    }

    @Test
    void undoing_what_was_free_leaves_the_balance() {
        form.open(aLine().free().line());

        assertThat(form.projection().get()).isEqualTo("Projection\u00a0: le solde reste à 50 mn.");
        assertThat(form.nameOf(null)).isEqualTo("Cause inchangée");
    }

    @ParameterizedTest
    @EnumSource(
            value = LineKind.class,
            names = {"EXPIRY", "OPENING"})
    void what_was_neither_worked_nor_bought_can_only_be_undone(LineKind kind) {
        form.open(aLine().of(kind).movingTheBalanceBy(30).line());

        assertThat(form.againOffered().get()).isFalse();
        assertThat(form.whatItIs().get()).endsWith("Cette ligne peut seulement être annulée.");
    }

    @Test
    void a_second_try_after_a_broken_connection_has_the_same_key_and_what_was_typed_is_kept() {
        again(aLine().line());
        form.minutesProperty().set("3");
        server.breaksOff(CORRECT);
        form.confirm();
        assertThat(form.noticeProperty().get().text()).contains("ne sera pas corrigée deux fois");
        assertThat(form.showingProperty().get()).isTrue();
        assertThat(form.reasonProperty().get()).isEqualTo(" Mauvais client ");
        assertThat(form.minutesProperty().get()).isEqualTo("3");
        server.replies(CORRECT, 201, REDONE);

        form.confirm();

        assertThat(keys()).doesNotContainNull().hasSizeGreaterThan(1);
        assertThat(keys().stream().distinct()).hasSize(1);
        assertThat(corrected).hasSize(1);
    }

    @Test
    void another_content_has_another_key() {
        again(aLine().line());
        form.minutesProperty().set("3");
        server.refuses(CORRECT, 400, "invalid-request");
        form.confirm();
        form.minutesProperty().set("4");

        form.confirm();

        assertThat(keys()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void a_line_that_somebody_else_corrected_is_said_and_the_screen_is_read_again() {
        correcting(aLine().line());
        server.refuses(CORRECT, 409, "already-corrected");

        form.confirm();

        assertThat(form.noticeProperty().get())
                .satisfies(notice -> assertThat(notice.text()).startsWith("Cette ligne est déjà corrigée"))
                .satisfies(notice -> assertThat(notice.tone()).isEqualTo(Tone.RED));
        assertThat(form.reasonProperty().get()).isEqualTo(" Mauvais client ");
        assertThat(stale).isEqualTo(1);
    }

    @Test
    void what_was_typed_is_there_again_for_the_same_line_and_not_for_another() {
        again(aLine().line());
        form.minutesProperty().set("3");
        form.stepBack();
        assertThat(form.showingProperty().get()).isFalse();

        form.open(aLine().line());
        assertThat(form.reasonProperty().get()).isEqualTo(" Mauvais client ");
        assertThat(form.minutesProperty().get()).isEqualTo("3");

        form.confirm();
        form.open(aPurchaseOf(60).line());
        assertThat(form.reasonProperty().get()).isEmpty();
        assertThat(form.minutesProperty().get()).isEqualTo("60");
    }

    @Test
    void no_recap_is_asked_for_where_there_is_no_address() {
        card.show(aClient().withEmail(null).card());
        correcting(aLine().line());
        form.sendRecapProperty().set(true);
        assertThat(form.recapOffered().get()).isFalse();
        assertThat(form.recapHint().get()).startsWith("Le client n’a pas d’adresse");

        form.confirm();

        assertThat(sent()).singleElement().asString().doesNotContain("sendRecap");
    }

    @Test
    void a_mail_that_was_not_wanted_before_is_told_but_blocks_nothing() {
        form.open(aLine().withoutMail().line());

        assertThat(form.recapHint().get()).startsWith("Le courriel de cette ligne n’était pas parti");
        assertThat(form.recapOffered().get()).isTrue();
    }
}
