package fr.gestan.gsupport.desktop.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Feign;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.http2client.Http2Client;
import feign.jackson.JacksonEncoder;
import feign.jaxrs3.JAXRS3Contract;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.audit.AuditApi;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.corrections.CorrectionsApi;
import fr.gestan.gsupport.api.credits.CreditsApi;
import fr.gestan.gsupport.api.events.PresenceApi;
import fr.gestan.gsupport.api.greenbutton.GreenButtonApi;
import fr.gestan.gsupport.api.history.HistoryApi;
import fr.gestan.gsupport.api.interventions.InterventionsApi;
import fr.gestan.gsupport.api.interventions.SolvedProblemsApi;
import fr.gestan.gsupport.api.keys.ApiKeysApi;
import fr.gestan.gsupport.api.lots.LotsApi;
import fr.gestan.gsupport.api.mails.InterventionMailsApi;
import fr.gestan.gsupport.api.mails.MailsApi;
import fr.gestan.gsupport.api.me.PasswordApi;
import fr.gestan.gsupport.api.overrides.OverridesApi;
import fr.gestan.gsupport.api.overview.OverviewApi;
import fr.gestan.gsupport.api.packs.PacksApi;
import fr.gestan.gsupport.api.pay.PayApi;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.api.statements.StatementsApi;
import fr.gestan.gsupport.api.technicians.TechniciansApi;
import fr.gestan.gsupport.api.texttemplates.TextTemplatesApi;
import fr.gestan.gsupport.api.verification.LedgerVerificationApi;
import fr.gestan.gsupport.api.worklists.WorklistsApi;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What the desktop asks of one server, made from the contract's interfaces. Every method blocks: see {@link Calls}. */
public record ServerApi(
        SessionsApi sessions,
        ClientsApi clients,
        HistoryApi history,
        InterventionsApi interventions,
        SolvedProblemsApi solvedProblems,
        TextTemplatesApi textTemplates,
        CorrectionsApi corrections,
        InterventionMailsApi interventionMails,
        MailsApi mails,
        PasswordApi password,
        GreenButtonApi greenButton,
        LedgerVerificationApi verification,
        PresenceApi presence,
        ClientSheets clientSheets,
        CreditsApi credits,
        TechniciansApi technicians,
        ApiKeysApi apiKeys,
        AuditApi audit,
        PayApi pay,
        OverridesApi overrides,
        WorklistsApi worklists,
        LotsApi lots,
        PacksApi packs,
        StatementsApi statements,
        OverviewApi overview) {

    private static final String POST = "POST";
    private static final Set<String> LOGINS = Set.of(ApiPaths.V1 + "/sessions", ApiPaths.V1 + "/sessions/refresh");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    /**
     * Connects nothing yet; the first call does.
     *
     * @param server scheme, host and port, e.g. {@code http://127.0.0.1:8080}
     * @param tokens asked before every call but those that make a login or go on with one, which need none
     * @param language of the sentences that the server makes
     */
    public static ServerApi at(URI server, Tokens tokens, Locale language) {
        return at(server, tokens, language, ANSWER_TIMEOUT);
    }

    static ServerApi at(URI server, Tokens tokens, Locale language, Duration answerTimeout) {
        var json = json();
        var options = new Request.Options(CONNECT_TIMEOUT, answerTimeout, false);
        RequestInterceptor headers = request -> {
            request.header(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag());
            if (!LOGINS.contains(request.path()) || !POST.equals(request.method())) {
                tokens.token()
                        .ifPresent(token ->
                                request.header(HttpHeaders.AUTHORIZATION, RenewingClient.authorization(token)));
            }
        };
        var feign = Feign.builder()
                .contract(new JAXRS3Contract())
                .client(new RenewingClient(new Http2Client(httpClient()), tokens))
                .options(options)
                .encoder(new JacksonEncoder(json))
                .decoder(new Answers(json))
                .errorDecoder(new Failures(json))
                // Whoever asked decides on a second try: a recording only repeats with the key of its draft.
                .retryer(Retryer.NEVER_RETRY)
                .requestInterceptor(headers);
        var address = withoutSlash(server);
        return new ServerApi(
                feign.target(SessionsApi.class, address),
                feign.target(ClientsApi.class, address),
                feign.target(HistoryApi.class, address),
                feign.target(InterventionsApi.class, address),
                feign.target(SolvedProblemsApi.class, address),
                feign.target(TextTemplatesApi.class, address),
                feign.target(CorrectionsApi.class, address),
                feign.target(InterventionMailsApi.class, address),
                feign.target(MailsApi.class, address),
                feign.target(PasswordApi.class, address),
                feign.target(GreenButtonApi.class, address),
                feign.target(LedgerVerificationApi.class, address),
                feign.target(PresenceApi.class, address),
                new ClientSheets(feign.target(ClientSheets.Versioned.class, address)),
                feign.target(CreditsApi.class, address),
                feign.target(TechniciansApi.class, address),
                feign.target(ApiKeysApi.class, address),
                feign.target(AuditApi.class, address),
                feign.target(PayApi.class, address),
                feign.target(OverridesApi.class, address),
                feign.target(WorklistsApi.class, address),
                feign.target(LotsApi.class, address),
                feign.target(PacksApi.class, address),
                feign.target(StatementsApi.class, address),
                feign.target(OverviewApi.class, address));
    }

    static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static String withoutSlash(URI server) {
        return server.toString().replaceAll("/+$", "");
    }
}
