package fr.gestan.gsupport.server.mail.preferences;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.MailPreferences.Wanted;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailPreferencesPageTest {

    @Inject
    MailedLines lines;

    @Inject
    MailPreferences preferences;

    private long clientId;
    private String page;

    @BeforeEach
    void a_client_with_a_mail() {
        clientId = lines.recap(asSpecified()).clientId();
        page = URI.create(preferences.preferencesUrl(clientId)).getPath();
    }

    @Test
    void shows_the_three_choices_and_changes_nothing() {
        given().get(page).then().statusCode(200).contentType("text/html;charset=UTF-8");
        given().get(page + "?kind=RECAP").then().statusCode(200);
        given().queryParam("List-Unsubscribe", "One-Click").get(page).then().statusCode(200);
        given().head(page).then().statusCode(200);

        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.EVERYTHING);
        assertThat(lines.value("SELECT changed_at FROM mail_preference WHERE client_id = ?", clientId))
                .isNull();
    }

    @Test
    void the_form_keeps_what_was_ticked_and_tells_the_audit() {
        given().contentType(ContentType.URLENC)
                .formParam("recaps", "on")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("Vos choix sont enregistrés."))
                .body(containsString("name=\"recaps\" checked"))
                .body(not(containsString("name=\"creditNotes\" checked")));

        assertThat(preferences.wanted(clientId)).isEqualTo(new Wanted(true, false, false));
        assertThat(lines.value("SELECT action FROM audit WHERE client_id = ?", clientId))
                .isEqualTo("mail-preferences.choose");
    }

    @Test
    void one_button_stops_all() {
        given().contentType(ContentType.URLENC)
                .formParams(Map.of("recaps", "on", "nothing", "yes"))
                .post(page)
                .then()
                .statusCode(200);

        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.NOTHING);
    }

    @Test
    void one_click_of_a_mail_program_stops_that_kind_of_mail() {
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(page + "?kind=RECAP")
                .then()
                .statusCode(200);

        assertThat(preferences.wanted(clientId)).isEqualTo(new Wanted(false, true, true));
    }

    @Test
    void one_click_may_come_as_multipart() {
        given().multiPart("List-Unsubscribe", "One-Click")
                .post(page + "?kind=CREDIT_NOTE")
                .then()
                .statusCode(200);

        assertThat(preferences.wanted(clientId)).isEqualTo(new Wanted(true, false, true));
    }

    @Test
    void one_click_that_names_no_kind_stops_all() {
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(page)
                .then()
                .statusCode(200);

        assertThat(preferences.wanted(clientId)).isEqualTo(Wanted.NOTHING);
    }

    @Test
    void speaks_french_and_to_who_prefers_it_english() {
        given().get(page).then().body(allOf(containsString("lang=\"fr\""), containsString("Vos messages")));
        given().header("Accept-Language", "en-GB,en;q=0.9,fr;q=0.5")
                .get(page)
                .then()
                .header("Content-Language", "en")
                .body(allOf(
                        containsString("lang=\"en\""),
                        containsString("Your messages"),
                        containsString("Choose which messages Gestan sends to your address.")));
    }

    @Test
    void a_link_that_is_not_valid_gets_a_page_that_helps() {
        var unknown = "/mail-preferences/" + "0".repeat(64);

        given().get(unknown)
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("pas valable"));
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(unknown + "?kind=RECAP")
                .then()
                .statusCode(404);
        given().get("/mail-preferences/%27%3Cscript%3E").then().statusCode(404).body(not(containsString("<script")));
    }

    @Test
    void is_neither_kept_nor_framed_nor_told_to_others() {
        given().get(page)
                .then()
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(not(containsString("<script")));
    }

    @Test
    void each_client_has_a_link_of_its_own_that_can_not_be_guessed() {
        var other = lines.recap(asSpecified()).clientId();

        assertThat(preferences.preferencesUrl(clientId))
                .matches("https://support\\.example/mail-preferences/[0-9a-f]{64}")
                .isNotEqualTo(preferences.preferencesUrl(other));
    }
}
