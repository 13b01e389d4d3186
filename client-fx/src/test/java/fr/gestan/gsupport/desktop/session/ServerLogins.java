package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The server's side of one person's login: an access token works until it ends, a refresh token works once. */
public final class ServerLogins {

    public static final String OPEN = "POST /api/v1/sessions";
    public static final String REFRESH = "POST /api/v1/sessions/refresh";
    public static final String CLOSE = "DELETE /api/v1/sessions/current";
    public static final String CARD = "GET /api/v1/clients/1";
    public static final String RECORD = "POST /api/v1/clients/1/interventions";
    public static final String PASSWORD = "POST /api/v1/me/password";

    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]*)\"");
    private static final Map<String, String> ANSWERS = Map.of(
            CARD, "{\"id\": 1, \"companyName\": \"ALPHA\"}",
            RECORD, "{\"id\": 9, \"clientId\": 1}",
            CLOSE, "");

    private final StubServer server;
    private final Duration accessLasts;
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private int pair;
    private String access = "";
    private String refresh = "";
    private boolean ended;

    public ServerLogins(StubServer server, Duration accessLasts) {
        this.server = server;
        this.accessLasts = accessLasts;
        server.answers(OPEN, came -> begin());
        server.answers(REFRESH, this::refresh);
        ANSWERS.forEach((request, answer) -> guarded(request, came -> new Reply(200, answer)));
        guarded(PASSWORD, came -> begin());
    }

    /** Answers this only to whoever has an access token that works. */
    public void guarded(String request, Function<StubServer.Request, Reply> answer) {
        server.answers(request, came -> isLoggedIn(came) ? answer.apply(came) : new Reply(401, "{\"status\":401}"));
    }

    private synchronized boolean isLoggedIn(StubServer.Request came) {
        return !ended && ("Bearer " + access).equals(came.authorization());
    }

    synchronized Reply begin() {
        ended = false;
        return pair(201);
    }

    /** The answer to a refresh as the server gives it. */
    public synchronized Reply refresh(StubServer.Request came) {
        var sent = REFRESH_TOKEN.matcher(came.body());
        if (ended || !sent.find() || !sent.group(1).equals(refresh)) {
            ended = true;
            return new Reply(401, "{\"status\":401}");
        }
        return pair(200);
    }

    private Reply pair(int status) {
        pair++;
        access = "access-" + pair;
        refresh = "refresh-" + pair;
        return new Reply(status, """
                {"accessToken": "%s", "expiresAt": "%s", "refreshToken": "%s", "refreshExpiresAt": "%s",
                 "user": {"code": "HRY", "fullName": "Hélène Royer", "roles": ["TECHNICIAN"]}}
                """.formatted(access, now.plus(accessLasts), refresh, now.plus(Duration.ofDays(30))));
    }

    /** The access token ends now, whatever was promised. */
    public synchronized void accessEnds() {
        access = "";
    }

    /** The whole login ends, as by a change of password elsewhere. */
    public synchronized void end() {
        ended = true;
    }

    /** The server's clock goes on. */
    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized String newestRefreshToken() {
        return refresh;
    }
}
