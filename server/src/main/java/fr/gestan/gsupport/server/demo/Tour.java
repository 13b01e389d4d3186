package fr.gestan.gsupport.server.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The main job on a console, for a machine without a display: find 4996, record, show the mail. */
public final class Tour {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final NewIntervention WORK = new NewIntervention(
            "Paramétrage de l'envoi des courriels depuis Gestan",
            "Attention aux sauvegardes !",
            Billing.NORMAL,
            null,
            5,
            null,
            false,
            null,
            null);

    private final URI server;
    private final PrintStream console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private String token;

    /** @param server the address of a running demo */
    public Tour(URI server, PrintStream console) {
        this.server = server;
        this.console = console;
    }

    /**
     * Walks through.
     *
     * @throws IOException where the server does not answer, or answers a problem
     */
    public void walk() throws IOException, InterruptedException {
        var session = json.readValue(post("/sessions", new Credentials("hry", "demo"), null), Session.class);
        token = session.accessToken();
        console.printf(
                "%n1. Connexion : %s (%s)%n",
                session.user().fullName(), session.user().code());

        var found = json.readValue(get("/clients?q=tilleul"), new TypeReference<Page<ClientSummary>>() {});
        console.printf("2. Recherche « tilleul » :%n");
        found.items()
                .forEach(client -> console.printf(
                        "     %d  %s  %s  solde %d mn%n",
                        client.id(), client.companyName(), client.city(), client.balanceMinutes()));

        long clientId = SampleClients.TILLEUL;
        var card = json.readValue(get("/clients/" + clientId), ClientCard.class);
        console.printf(
                "3. Fiche %d, %s : solde %d mn. %s%n",
                clientId,
                card.companyName(),
                card.credit().balanceMinutes(),
                card.guidance().message());

        var path = "/clients/" + clientId + "/interventions";
        var preview = json.readValue(post(path + "/preview", WORK, null), RecapPreview.class);
        var recorded = json.readValue(post(path, WORK, UUID.randomUUID().toString()), RecordedIntervention.class);
        console.printf(
                "4. Intervention n° %d enregistrée : %d mn, solde %d → %d mn, courriel n° %d en file d'attente.%n",
                recorded.id(),
                recorded.durationMinutes(),
                recorded.balanceBefore(),
                recorded.balanceAfter(),
                recorded.mail().id());

        var history = json.readValue(
                get("/clients/" + clientId + "/history?limit=3"), new TypeReference<Page<HistoryLine>>() {});
        console.printf("5. Historique :%n");
        history.items()
                .forEach(line -> console.printf(
                        "     %d  %s  %s  %d → %d%n",
                        line.id(), line.by(), line.summary(), line.balanceBefore(), line.balanceAfter()));

        console.printf("6. Le courriel du client, « %s » :%n%n%s%n", preview.subject(), preview.text());
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private String post(String path, Object body, String idempotencyKey) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        if (idempotencyKey != null) {
            request.header(ApiHeaders.IDEMPOTENCY_KEY, idempotencyKey);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(ApiPaths.V1 + path)).timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("Le serveur répond " + response.statusCode() + " : " + response.body());
        }
        return response.body();
    }
}
