package fr.gestan.gsupport.desktop.office.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Reply;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.office.clients.FieldCheck.Kind;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientFormViewModelTest {

    private static final String OPEN = "GET /api/v1/clients/4996";
    private static final String CORRECT = "PUT /api/v1/clients/4996";
    private static final String CREATE = "POST /api/v1/clients";
    private static final String DUPLICATES = "POST /api/v1/clients/duplicates";

    private final List<Long> saved = new ArrayList<>();
    private long wanted;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(DUPLICATES, 200, "[]");
        is(1, "JARDINS DU TILLEUL", "Lyon", "0102030405");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ClientFormViewModel form(long clientId) {
        wanted = clientId;
        var form = form(Locale.FRENCH);
        form.shown();
        return form;
    }

    private ClientFormViewModel form(Locale language) {
        var api = server.api();
        return new ClientFormViewModel(
                new Calls(Runnable::run, Runnable::run),
                api.clients(),
                api.clientSheets(),
                () -> wanted,
                Messages.in(language),
                new Formats(ZoneId.of("Europe/Paris")),
                saved::add);
    }

    private static Reply sheet(long id, int version, String company, String city, String phone) {
        return new Reply(200, """
                {"id": %d, "companyName": "%s", "city": "%s", "phone": "%s", "email": "contact@tilleul.example",
                 "country": "FRA", "partnerCode": "9999", "hosting": "CLASSIC", "language": "fr",
                 "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50}}
                """.formatted(id, company, city, phone), Map.of("ETag", "\"" + version + "\""));
    }

    private void is(int version, String company, String city, String phone) {
        server.answers(OPEN, asked -> sheet(4996, version, company, city, phone));
    }

    private static String typed(ClientFormViewModel form, ClientField field) {
        return form.property(field).get();
    }

    @Test
    void a_field_says_as_it_is_typed_what_is_wrong() {
        var form = form(4996);

        form.property(ClientField.APE_CODE).set("62");
        form.property(ClientField.COUNTRY).set("FRX");
        form.property(ClientField.EMAIL).set("contact@");

        assertThat(form.checkOf(ClientField.APE_CODE).get().sentence()).contains("6202A");
        assertThat(form.checkOf(ClientField.COUNTRY).get().kind()).isEqualTo(Kind.ERROR);
        assertThat(form.checkOf(ClientField.EMAIL).get().kind())
                .as("a bad address costs a warning, not the record")
                .isEqualTo(Kind.WARNING);
        form.property(ClientField.COUNTRY).set("bel");
        assertThat(form.checkOf(ClientField.COUNTRY).get().sentence()).isEqualTo("Belgique");
        form.property(ClientField.APE_CODE).set("6202a");
        assertThat(form.checkOf(ClientField.APE_CODE).get()).isEqualTo(FieldCheck.NOTHING);
    }

    @Test
    void nothing_is_sent_while_a_field_is_wrong_and_the_field_gets_the_focus() {
        var form = form(0);
        assertThat(form.checkOf(ClientField.COMPANY_NAME).get())
                .as("an empty form is no mistake yet")
                .isEqualTo(FieldCheck.NOTHING);

        form.save();

        assertThat(server.requests(CREATE)).isEmpty();
        assertThat(form.lookAtProperty().get()).isEqualTo(ClientField.COMPANY_NAME);
        assertThat(form.checkOf(ClientField.COMPANY_NAME).get().kind()).isEqualTo(Kind.ERROR);
    }

    @Test
    void a_new_client_is_created_with_codes_in_capitals_and_the_form_is_empty_for_the_next() {
        server.answers(CREATE, asked -> sheet(5001, 1, "ATELIER", "", ""));
        var form = form(0);
        form.property(ClientField.COMPANY_NAME).set(" ATELIER ");
        form.property(ClientField.APE_CODE).set("6202a");
        form.property(ClientField.LANGUAGE).set("EN");

        form.save();

        assertThat(server.requests(CREATE).get(0).body())
                .contains("\"companyName\":\"ATELIER\"", "\"apeCode\":\"6202A\"", "\"language\":\"en\"", "\"FRA\"")
                .doesNotContain("\"city\"");
        assertThat(saved).containsExactly(5001L);
        assertThat(typed(form, ClientField.COMPANY_NAME)).isEmpty();
    }

    @Test
    void an_error_loses_nothing_that_was_typed() {
        server.replies(CREATE, 503, "");
        var form = form(0);
        form.property(ClientField.COMPANY_NAME).set("ATELIER");

        form.save();

        assertThat(form.outcomeProperty().get().text()).contains("On ne sait pas si le client a été créé");
        assertThat(typed(form, ClientField.COMPANY_NAME)).isEqualTo("ATELIER");
        assertThat(saved).isEmpty();
    }

    @Test
    void who_it_may_be_is_pointed_out_before_and_creating_all_the_same_takes_one_more_step() {
        server.replies(DUPLICATES, 200, """
                [{"client": {"id": 4996, "companyName": "JARDINS DU TILLEUL", "city": "Lyon", "balanceMinutes": 50},
                  "reasons": ["SAME_PHONE", "SIMILAR_NAME"]}]""");
        server.answers(CREATE, asked -> sheet(5001, 1, "JARDIN DU TILLEUL", "", ""));
        var form = form(0);
        form.property(ClientField.COMPANY_NAME).set("JARDIN DU TILLEUL");

        form.save();
        assertThat(server.requests(CREATE)).isEmpty();
        assertThat(form.nameOf(form.duplicates().get(0)))
                .isEqualTo("JARDINS DU TILLEUL (n° 4\u00a0996), Lyon – même téléphone, nom semblable");
        form.save();

        assertThat(server.requests(CREATE)).hasSize(1);
        assertThat(saved).containsExactly(5001L);
    }

    @Test
    void a_correction_is_made_on_the_version_that_was_opened() {
        server.answers(CORRECT, asked -> sheet(4996, 2, "JARDINS DU TILLEUL", "Lille", "0102030405"));
        var form = form(4996);
        form.property(ClientField.CITY).set("Lille");
        assertThat(form.changed().get()).isTrue();

        form.save();

        assertThat(server.requests(CORRECT).get(0).body()).contains("\"city\":\"Lille\"");
        assertThat(saved).containsExactly(4996L);
        assertThat(form.changed().get()).isFalse();
    }

    @Test
    void who_was_slower_sees_both_texts_chooses_and_saves_again() {
        server.refuses(CORRECT, 412, "precondition-failed");
        var form = form(4996);
        form.property(ClientField.CITY).set("Lille");
        is(2, "JARDINS DU TILLEUL", "Roubaix", "0600000000");

        form.save();

        assertThat(form.differences())
                .extracting(Difference::field, Difference::yours, Difference::theirs)
                .containsExactly(
                        tuple(ClientField.PHONE, "0102030405", "0600000000"),
                        tuple(ClientField.CITY, "Lille", "Roubaix"));
        assertThat(typed(form, ClientField.CITY)).as("what was typed stays").isEqualTo("Lille");
        assertThat(typed(form, ClientField.PHONE))
                .as("what nobody touched here is as it is now")
                .isEqualTo("0600000000");

        form.differences().get(1).keepsYoursProperty().set(false);
        assertThat(typed(form, ClientField.CITY)).isEqualTo("Roubaix");
        form.differences().get(1).keepsYoursProperty().set(true);
        server.answers(CORRECT, asked -> sheet(4996, 3, "JARDINS DU TILLEUL", "Lille", "0600000000"));
        form.save();

        assertThat(server.requests(CORRECT).get(1).body()).contains("\"city\":\"Lille\"", "\"phone\":\"0600000000\"");
        assertThat(form.differences()).isEmpty();
        assertThat(saved).containsExactly(4996L);
    }

    @Test
    void what_is_typed_for_one_client_waits_while_another_is_looked_at() {
        server.answers("GET /api/v1/clients/7", asked -> sheet(7, 1, "AUTRE", "Nice", ""));
        var form = form(4996);
        form.property(ClientField.CITY).set("Lille");

        wanted = 7;
        form.shown();
        assertThat(typed(form, ClientField.CITY)).isEqualTo("Nice");
        wanted = 4996;
        form.shown();

        assertThat(typed(form, ClientField.CITY)).isEqualTo("Lille");
        assertThat(form.changed().get()).isTrue();
    }

    @Test
    void in_another_language_the_same_correction_goes_on_with_what_somebody_changed_meanwhile() {
        var french = form(4996);
        french.property(ClientField.CITY).set("Lille");
        is(2, "JARDINS DU TILLEUL", "Nantes", "0102030405");
        server.refuses(CORRECT, 412, "precondition-failed");
        french.save();
        assertThat(french.differences()).hasSize(1);

        var english = form(Locale.ENGLISH);
        english.goOnFrom(french);
        english.shown();
        assertThat(typed(english, ClientField.CITY)).isEqualTo("Lille");
        assertThat(english.heading().get()).contains("JARDINS DU TILLEUL");
        english.differences().get(0).keepsYoursProperty().set(false);
        assertThat(typed(english, ClientField.CITY)).isEqualTo("Nantes");
        english.differences().get(0).keepsYoursProperty().set(true);
        server.answers(CORRECT, asked -> sheet(4996, 3, "JARDINS DU TILLEUL", "Lille", "0102030405"));
        english.save();

        assertThat(server.requests(CORRECT).get(1).body()).contains("Lille");
        assertThat(saved).containsExactly(4996L);
    }

    @Test
    void what_was_typed_for_others_and_who_a_new_one_may_be_go_on_in_another_language() {
        var french = form(0);
        french.property(ClientField.COMPANY_NAME).set("TILLEUL");
        server.replies(DUPLICATES, 200, """
                [{"client": {"id": 4996, "companyName": "JARDINS DU TILLEUL"}, "reasons": ["SIMILAR_NAME"]}]""");
        french.save();

        var english = form(Locale.ENGLISH);
        english.goOnFrom(french);

        assertThat(typed(english, ClientField.COMPANY_NAME)).isEqualTo("TILLEUL");
        assertThat(english.duplicates()).hasSize(1);
        server.answers(CREATE, asked -> sheet(5300, 1, "TILLEUL", "", ""));
        english.save();
        assertThat(server.requests(DUPLICATES)).as("they were looked at").hasSize(1);
        assertThat(saved).containsExactly(5300L);
    }
}
