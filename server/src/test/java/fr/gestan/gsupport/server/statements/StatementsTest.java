package fr.gestan.gsupport.server.statements;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatementsTest {

    @Test
    void a_statement_goes_from_what_there_was_line_by_line_to_what_there_is() {
        long clientId = withHistory();

        statement(clientId, "from=2021-02-01&to=2021-03-31")
                .then()
                .statusCode(200)
                .body("clientId", equalTo((int) clientId))
                .body("companyName", equalTo("Relevés & Fils"))
                .body("from", equalTo("2021-02-01"))
                .body("to", equalTo("2021-03-31"))
                .body("openingBalance", equalTo(90))
                .body("lines.balanceAfter", contains(70, 70))
                .body("lines.billing", contains("NORMAL", "FREE"))
                .body("closingBalance", equalTo(70));
    }

    @Test
    void both_days_are_included_in_the_publishers_time_zone() {
        long clientId = aClient()
                .thatBought(100, Instant.parse("2021-06-30T21:59:59.999Z"), null)
                .helped(Billing.NORMAL, 1, Instant.parse("2021-06-30T22:00:00Z"))
                .helped(Billing.NORMAL, 2, Instant.parse("2021-07-31T21:59:59.999Z"))
                .helped(Billing.NORMAL, 4, Instant.parse("2021-07-31T22:00:00Z"))
                .create();

        statement(clientId, "from=2021-07-01&to=2021-07-31")
                .then()
                .body("openingBalance", equalTo(100))
                .body("lines.durationMinutes", contains(1, 2))
                .body("closingBalance", equalTo(97));
    }

    @Test
    void a_period_without_lines_ends_as_it_began() {
        long clientId = withHistory();

        statement(clientId, "from=2021-03-01&to=2021-03-02")
                .then()
                .body("openingBalance", equalTo(70))
                .body("lines", empty())
                .body("closingBalance", equalTo(70));
        statement(clientId, "to=2019-12-31")
                .then()
                .body("openingBalance", equalTo(0))
                .body("from", nullValue());
        statement(clientId, "").then().body("lines.size()", equalTo(5)).body("closingBalance", equalTo(-5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2021-02-02&to=2021-02-01", "from=tomorrow", "to=2021-02-30"})
    void a_period_that_is_none_is_refused(String query) {
        statement(withHistory(), query).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/pdf"})
    void of_an_unknown_client_there_is_none(String format) {
        given().header("Authorization", People.manager("STM"))
                .header("Accept", format)
                .get("/api/v1/clients/999999999/statement")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | application/json
            */* | application/json
            application/* | application/json
            application/json | application/json
            application/json, text/plain, */* | application/json
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8 | application/json
            application/json;q=0.9, text/csv;q=0.8, application/pdf;q=0.7 | application/json
            application/pdf | application/pdf
            application/pdf, */*;q=0.1 | application/pdf
            application/json;q=0.5, application/pdf | application/pdf
            text/csv | text/csv;charset=UTF-8
            text/csv;charset=UTF-8 | text/csv;charset=UTF-8
            text/* | text/csv;charset=UTF-8
            text/csv, application/json;q=0.5 | text/csv;charset=UTF-8
            """)
    void it_comes_as_it_is_asked_for_and_as_json_to_whoever_takes_anything(String accept, String format)
            throws Exception {
        long clientId = withHistory();
        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/clients/" + clientId + "/statement"))
                .header("Authorization", People.manager("STM"));
        if (accept != null) {
            request.header("Accept", accept);
        }

        var answer =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .isIn(format, format + ";charset=UTF-8");
        assertThat(answer.body())
                .startsWith(
                        switch (format) {
                            case "application/json" -> "{\"clientId\":" + clientId;
                            case "application/pdf" -> "%PDF-";
                            default -> "Date ";
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/xml", "text/html"})
    void another_format_is_refused(String accept) {
        file(withHistory(), "", accept, "fr")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-acceptable"));
    }

    @Test
    void it_comes_as_csv() {
        long clientId = withHistory();
        long first = Rows.number("SELECT min(id) FROM ledger_line WHERE client_id = ?", clientId);

        var csv = file(clientId, "to=2021-01-31", "text/csv", "fr");

        csv.then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"gsupport-" + clientId + "-2021-01-31.csv\"");
        assertThat(csv.asString())
                .isEqualTo(
                        "Date et heure,ID inter,Par,Nature,Motif,Facturation,Durée (mn),Crédit avant (mn),Mouvement (mn),"
                                + "Crédit après (mn),Annule la ligne\r\n"
                                + "2021-01-04T10:00+01:00," + first + ",9999,Achat,ACHAT CREDIT-TEMPS,,,0,100,100,\r\n"
                                + "2021-01-05T10:00+01:00," + (first + 1)
                                + ",9999,Intervention,Sauvegardes,Normal,10,100,-10,90,\r\n");
        assertThat(Rows.all(
                        "SELECT actor, detail FROM audit WHERE action = 'statement.export' AND client_id = ?",
                        clientId))
                .containsExactly(Map.of("actor", "person:STM", "detail", "csv ..2021-01-31"));
    }

    @Test
    void it_comes_as_a_document_in_the_readers_language() throws IOException {
        long clientId = withHistory();

        var french = file(clientId, "from=2021-01-01&to=2021-12-31", "application/pdf", "fr");
        french.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "attachment; filename=\"gsupport-" + clientId + "-2021-12-31.pdf\"");

        assertThat(text(french))
                .contains("Gestan", "Relevé de crédit-temps", "Relevés & Fils (client ", "Du 01/01/2021 au 31/12/2021")
                .contains("Solde à l'ouverture 0 mn", "05/01/2021 10:00", "ACHAT CREDIT-TEMPS")
                .contains("7 mn (Gratuit)", "Solde à la clôture -5 mn", "Page 1 / 1");
        assertThat(text(file(clientId, "from=2021-01-01&to=2021-12-31", "application/pdf", "en")))
                .contains("Statement of support time", "From 1 Jan 2021 to 31 Dec 2021", "Closing balance -5 min");
    }

    @Test
    void long_words_and_letters_that_no_font_has_are_written_as_far_as_can_be() throws IOException {
        long clientId = aClient().named("Łódź Ωmega & Œuvres").withCredit(3000).create();
        anIntervention()
                .with("summary", "Très ".repeat(600) + "x".repeat(600) + " fin😊\nŒuvre d'été — « ça » e\u0301té")
                .lasting(7)
                .recordedFor(clientId, People.technician("STT"));

        var text = text(file(clientId, "", "application/pdf", "fr"));

        assertThat(text)
                .contains("Łódź Ωmega & Œuvres")
                .contains("fin□", "Œuvre d'été — « ça » été")
                .contains("□ tient lieu d'un caractère que ce document ne peut pas montrer.")
                .contains("Page 2 / ");
        assertThat(text.chars().filter(letter -> letter == 'x').count()).isEqualTo(600);
        assertThat(text.split("Très", -1)).hasSize(601);
    }

    @Test
    void letters_of_all_of_europe_and_from_right_to_left_are_written() throws IOException {
        long clientId =
                aClient().named("Ελλάδα Щука (שלום) Žižkov").withCredit(3000).create();
        anIntervention()
                .with("summary", "Facturé 12 € à l'Œuvre, « déjà » ; שלום עולם ; ﬁn")
                .lasting(7)
                .recordedFor(clientId, People.technician("STT"));

        var document = file(clientId, "", "application/pdf", "fr");

        assertThat(text(document))
                .contains("Ελλάδα Щука (שלום) Žižkov", "Facturé 12 € à l'Œuvre, « déjà »", "שלום עולם")
                .doesNotContain("□", "?");
        assertThat(fromTheLeft(document, "שלום"))
                .as("the first letter stands on the right of the last")
                .isEqualTo("םולש");
    }

    @Test
    void the_longest_text_is_written_to_its_end() throws IOException {
        long clientId = aClient().withCredit(3000).create();
        var longest = "Wörter und Ziffern 123 ".repeat(200).substring(0, 3_996) + "Ende";
        anIntervention().with("summary", longest).lasting(7).recordedFor(clientId, People.technician("STT"));

        var text = text(file(clientId, "", "application/pdf", "fr"));

        assertThat(text.split("Ziffern", -1)).hasSize(longest.split("Ziffern", -1).length);
        assertThat(text).contains("Ende");
    }

    @Test
    void each_line_stands_on_one_page_under_headings() throws IOException {
        var client = aClient().thatBought(10_000, Instant.parse("2018-01-01T09:00:00Z"), null);
        IntStream.range(0, 500)
                .forEach(i -> client.helped(
                        Billing.NORMAL, 1, Instant.parse("2018-02-01T09:00:00Z").plusSeconds(600L * i)));
        long clientId = client.create();
        long first = Rows.number("SELECT min(id) FROM ledger_line WHERE client_id = ?", clientId);

        var document = file(clientId, "to=2018-12-31", "application/pdf", "fr");

        try (var pdf = Loader.loadPDF(document.asByteArray())) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf));
            }
            assertThat(pages)
                    .hasSizeBetween(8, 20)
                    .allSatisfy(page -> assertThat(page).contains("Motif", "Mouvement", "Solde", "Page "));
            LongStream.rangeClosed(first, first + 500)
                    .forEach(id -> assertThat(pages)
                            .filteredOn(page -> page.contains(" " + id + " "))
                            .hasSize(1));
        }
    }

    @Test
    void ten_thousand_lines_are_a_document_too() throws IOException {
        var client = aClient().thatBought(100_000, Instant.parse("2018-01-01T09:00:00Z"), null);
        IntStream.range(0, 10_000)
                .forEach(i -> client.helped(
                        Billing.NORMAL, 1, Instant.parse("2018-02-01T09:00:00Z").plusSeconds(600L * i)));
        long clientId = client.create();

        var document = file(clientId, "to=2018-12-31", "application/pdf", "fr").asByteArray();

        try (var pdf = Loader.loadPDF(document)) {
            assertThat(pdf.getNumberOfPages()).isBetween(150, 400);
            var last = new PDFTextStripper();
            last.setStartPage(pdf.getNumberOfPages());
            assertThat(last.getText(pdf)).contains("Solde à la clôture 90 000 mn");
        }
        statement(clientId, "to=2018-12-31").then().body("lines.size()", equalTo(10_001));
    }

    private static long withHistory() {
        return aClient()
                .named("Relevés & Fils")
                .thatBought(100, Instant.parse("2021-01-04T09:00:00Z"), null)
                .helped(Billing.NORMAL, 10, Instant.parse("2021-01-05T09:00:00Z"))
                .helped(Billing.NORMAL, 20, Instant.parse("2021-02-01T09:00:00Z"))
                .helped(Billing.FREE, 7, Instant.parse("2021-02-28T09:00:00Z"))
                .helped(Billing.NORMAL, 75, Instant.parse("2021-04-01T09:00:00Z"))
                .create();
    }

    private static Response statement(long clientId, String query) {
        return file(clientId, query, "application/json", "fr");
    }

    private static Response file(long clientId, String query, String format, String language) {
        return given().header("Authorization", People.manager("STM"))
                .header("Accept", format)
                .header("Accept-Language", language)
                .get("/api/v1/clients/" + clientId + "/statement" + (query.isEmpty() ? "" : "?" + query));
    }

    /** The letters of a word as they stand on the first page that has all of them beside one another. */
    private static String fromTheLeft(Response document, String word) throws IOException {
        var letters = new ArrayList<TextPosition>();
        try (var pdf = Loader.loadPDF(document.asByteArray())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    if (word.contains(letter.getUnicode()) && letters.size() < word.length()) {
                        letters.add(letter);
                    }
                    super.processTextPosition(letter);
                }
            }.getText(pdf);
        }
        return letters.stream()
                .sorted(Comparator.comparing(TextPosition::getX))
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining());
    }

    private static String text(Response document) throws IOException {
        try (var pdf = Loader.loadPDF(document.asByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
