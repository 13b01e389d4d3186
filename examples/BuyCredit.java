import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Buys credit for a client, once per order, however often it is run.
 *
 * <pre>GSUPPORT_API_KEY=gsk_... java --source 17 BuyCredit.java [--dry-run] SERVER CLIENT MINUTES REFERENCE</pre>
 *
 * Exit codes: 0 bought (or told), 1 refused, 2 wrong arguments, 3 no answer: it may or may not be bought, run it again.
 */
public final class BuyCredit {

    private static final int TRIES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** What stands in the JSON and in a header as it is needs no escaping in either. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private BuyCredit() {}

    public static void main(String[] arguments) throws InterruptedException {
        var rest = new ArrayList<>(List.of(arguments));
        boolean dryRun = !rest.isEmpty() && rest.get(0).equals("--dry-run");
        if (dryRun) {
            rest.remove(0);
        }
        var apiKey = System.getenv("GSUPPORT_API_KEY");
        if (apiKey == null || apiKey.isEmpty() || !areRight(rest)) {
            throw usage();
        }
        HttpRequest request;
        try {
            request = request(rest, apiKey, dryRun);
        } catch (IllegalArgumentException e) {
            throw usage();
        }
        System.exit(buy(request));
    }

    private static IllegalStateException usage() {
        System.err.println("usage: GSUPPORT_API_KEY=gsk_... java --source 17 BuyCredit.java"
                + " [--dry-run] SERVER CLIENT MINUTES REFERENCE");
        System.err.println("The reference may have 200 letters, digits and . _ / - only.");
        System.exit(2);
        return new IllegalStateException("not reached");
    }

    private static boolean areRight(List<String> arguments) {
        return arguments.size() == 4
                && NUMBER.matcher(arguments.get(1)).matches()
                && NUMBER.matcher(arguments.get(2)).matches()
                && REFERENCE.matcher(arguments.get(3)).matches();
    }

    private static HttpRequest request(List<String> arguments, String apiKey, boolean dryRun) {
        var server = arguments.get(0).replaceAll("/$", "");
        var reference = arguments.get(3);
        var body = "{\"minutes\":" + arguments.get(2) + ",\"reference\":\"" + reference + "\"}";
        return HttpRequest.newBuilder(URI.create(
                        server + "/api/v1/clients/" + arguments.get(1) + "/credits" + (dryRun ? "?dryRun=true" : "")))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "credit-" + reference)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The same request with the same key each time: the server does it once. */
    private static int buy(HttpRequest request) throws InterruptedException {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        var wait = Duration.ofSeconds(1);
        for (int attempt = 1; ; attempt++) {
            String reason;
            var asked = Duration.ZERO;
            try {
                var response = http.send(request, HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status >= 200 && status < 300) {
                    tell(response);
                    return 0;
                }
                reason = detail(response);
                if (status != 429 && status < 500) {
                    System.err.println("Refused: " + reason);
                    return 1;
                }
                asked = retryAfter(response);
            } catch (IOException e) {
                reason = e.toString();
            }
            if (attempt == TRIES) {
                System.err.println("No answer after " + TRIES + " tries: " + reason);
                System.err.println("It may or may not be bought. Run this again: the same order is never bought twice.");
                return 3;
            }
            // More by chance, so that scripts that failed together do not come back together.
            var chance = Duration.ofMillis(ThreadLocalRandom.current().nextLong(wait.toMillis()));
            var pause = (wait.compareTo(asked) > 0 ? wait : asked).plus(chance);
            System.err.println("Try " + attempt + ": " + reason + "; again in " + pause.toSeconds() + " s");
            Thread.sleep(pause.toMillis());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private static void tell(HttpResponse<String> response) {
        System.out.println(response.body());
        if (response.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent()) {
            System.err.println("This order was bought before; nothing was bought twice.");
        }
    }

    private static String detail(HttpResponse<String> response) {
        var found = DETAIL.matcher(response.body());
        return found.find() ? found.group(1).replaceAll("\\\\([\"\\\\/])", "$1") : "HTTP " + response.statusCode();
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
