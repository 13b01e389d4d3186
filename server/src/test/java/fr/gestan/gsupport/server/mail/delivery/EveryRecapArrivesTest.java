package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.interventions.AnIntervention;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a recap says or leaves out, in every combination: typed, previewed, recorded, sent and received. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class EveryRecapArrivesTest {

    @Inject
    MailedLines lines;

    GreenMail mailServer;

    /** @param uninvited the client wants no invitations */
    private record Case(
            boolean free, boolean owing, boolean advice, boolean ticked, boolean uninvited, String language) {

        int before() {
            return free ? after() : after() + 8;
        }

        int after() {
            return owing ? -15 : 50;
        }

        boolean invites() {
            return ticked && !uninvited;
        }
    }

    private record Sent(JsonPath preview, String recipient) {}

    /** The sentences of one language. */
    private record Words(
            String unsubscribe,
            String advice,
            String duration,
            String before,
            String after,
            String free,
            String owing,
            String review) {}

    private static final Words FRENCH = new Words(
            "Se désinscrire à la réception de ces messages.",
            "Notre conseil : Attention aux sauvegardes !",
            "Durée de l'intervention : 8 minutes",
            "Crédit-temps précédent : %d minutes",
            "Solde de crédit-temps : %d minutes.",
            "Cette intervention a été effectuée à titre gratuit 😊",
            "Attention, votre crédit-temps est négatif, veillez à approvisionner votre compte avant la prochaine"
                    + " intervention.",
            "Content de cette intervention ? N'hésitez pas à donner votre appréciation sur notre page Facebook !");

    private static final Words ENGLISH = new Words(
            "Unsubscribe from these messages.",
            "Our advice: Attention aux sauvegardes !",
            "Duration of the intervention: 8 minutes",
            "Previous support time: %d minutes",
            "Balance of support time: %d minutes.",
            "This intervention was free of charge 😊",
            "Please note, your support time is negative: please top up your account before the next intervention.",
            "Happy with this intervention? Feel free to tell others what you think on our Facebook page!");

    @Test
    void says_each_line_if_and_only_if_it_holds_and_is_what_the_preview_showed() {
        var sent = new LinkedHashMap<Case, Sent>();
        for (var each : everyCase()) {
            sent.put(each, send(each));
        }

        sent.forEach((each, mail) -> assertIsAsItShouldBe(each, mail.preview(), received(mail)));
    }

    private static List<Case> everyCase() {
        var all = new ArrayList<Case>();
        for (var language : List.of("fr", "en")) {
            for (int bits = 0; bits < 32; bits++) {
                all.add(new Case(
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        (bits & 8) != 0,
                        (bits & 16) != 0,
                        language));
            }
        }
        return all;
    }

    private Sent send(Case each) {
        var technician = People.technician("EVR");
        var recipient = "case" + System.identityHashCode(each) + "@every.example";
        var client =
                aClient().named("ATELIERS DU MARAIS").with("email", recipient).with("language", each.language());
        long clientId = (each.before() < 0 ? client.owing(-each.before()) : client.withCredit(each.before())).create();
        if (each.uninvited()) {
            lines.update("UPDATE mail_preference SET review_invitations = false WHERE client_id = ?", clientId);
        }
        var intervention = anIntervention()
                .lasting(8)
                .with("billing", each.free() ? "FREE" : "NORMAL")
                .with("advice", each.advice() ? "Attention aux sauvegardes !" : null)
                .with("inviteToFacebook", each.ticked());
        var preview = preview(clientId, technician, intervention);
        intervention.recordedFor(clientId, technician).then().statusCode(201);
        return new Sent(preview, recipient);
    }

    private static JsonPath preview(long clientId, String technician, AnIntervention intervention) {
        return given().header("Authorization", technician)
                .contentType(ContentType.JSON)
                .body(intervention.body())
                .post("/api/v1/clients/" + clientId + "/interventions/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ReceivedMail received(Sent mail) {
        return ReceivedMail.to(mail.recipient(), mailServer);
    }

    private static void assertIsAsItShouldBe(Case each, JsonPath preview, ReceivedMail mail) {
        var words = each.language().equals("fr") ? FRENCH : ENGLISH;
        for (var part : List.of(onOneLine(mail.text()), mail.shown())) {
            assertThat(part)
                    .as("%s", each)
                    .contains(words.unsubscribe(), words.duration())
                    .contains(
                            words.before().formatted(each.before()),
                            words.after().formatted(each.after()));
            assertSaid(part, words.advice(), each.advice(), each);
            assertSaid(part, words.free(), each.free(), each);
            assertSaid(part, words.owing(), each.owing(), each);
            assertSaid(part, words.review(), each.invites(), each);
        }
        assertThat(withoutTime(mail.text())).as("%s", each).isEqualTo(withoutTime(preview.getString("text")));
        assertThat(withoutTime(mail.html()).replaceAll("cid:[^\"]+", "PICTURE"))
                .as("%s", each)
                .isEqualTo(withoutTime(preview.getString("html"))
                        .replaceAll("data:image/png;base64,[A-Za-z0-9+/=]+", "PICTURE"));
    }

    private static void assertSaid(String part, String words, boolean expected, Case each) {
        var known = words.contains(":") ? words.substring(0, words.indexOf(':')) : words;
        if (expected) {
            assertThat(part).as("%s", each).containsOnlyOnce(words);
        } else {
            assertThat(part).as("%s", each).doesNotContain(known);
        }
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Between preview and recording a minute may have begun. */
    private static String withoutTime(String part) {
        return part.replace("\r\n", "\n")
                .replaceAll("\\b[0-9]{2}:[0-9]{2}\\b", "TIME")
                .strip();
    }
}
