package fr.gestan.gsupport.server.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Requests made of an OpenAPI document, some right and most of them wrong in one way or several. Each one is made of its
 * number and the seed alone, so that it can be made again.
 */
final class OddRequests {

    /** What nobody means, as it stands in JSON; some of it is no JSON. */
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\\ufeff\\u200b\"",
            "\"\u0000\"",
            "\"\u0001\t\"",
            "0",
            "-0",
            "-1",
            "1",
            "0.1",
            "1.0",
            "1e5",
            "1e400",
            "-1e400",
            "1E-400",
            "00",
            "+1",
            "0x10",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999999999",
            "1" + "0".repeat(900),
            "1" + "0".repeat(1_500),
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "'a'",
            "{}",
            "[]",
            "[null]",
            "[[[[]]]]",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "[".repeat(400) + "]".repeat(400),
            "{\"a\":".repeat(400) + "1" + "}".repeat(400),
            "[".repeat(5_000),
            "\"" + "a".repeat(4_001) + "\"",
            "\"" + "é".repeat(70_000) + "\"",
            "\"" + "😀".repeat(3_000) + "\"",
            "\"<script>alert(1)</script>\"",
            "\"'; DROP TABLE client; --\"",
            "\"%n%s%x{}\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"{{7*7}}{str:eval('7*7')}\"",
            "\"../../../../etc/passwd\"",
            "\"a\\r\\nBcc: somebody@else.example\\r\\n\\r\\n\"",
            "\"2022-02-30\"",
            "\"0000-00-00\"",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"-4713-11-24\"",
            "\"294277-01-01\"",
            "\"2022-02-01T25:61:61Z\"",
            "\"2022-02-01T13:13:12\"",
            "\"1970-01-01T00:00:00+18:00\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "1643721192",
            "\"NORMAL\"",
            "\"normal\"",
            "\"OTHER\"",
            "/*x*/1",
            "1//x");

    private static final List<String> ODD_WORDS = List.of(
            "",
            "0",
            "-1",
            "1",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "1.5",
            "1e3",
            "0x10",
            "abc",
            "null",
            "undefined",
            "true",
            "%00",
            "%20",
            "%09",
            "%0d%0aX-Injected:%201",
            "%2e%2e",
            "%2e%2e%2f%2e%2e%2fq%2fmetrics",
            "..",
            ".",
            ";x=1",
            "1;x=1",
            "%2F",
            "%5C",
            "%252F",
            "%",
            "%z",
            "%zz",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "%f0%9f%98%80",
            "%C3%A9",
            "é",
            "\u0001",
            "a b",
            "a\\b",
            "[",
            "{id}",
            "*",
            "+",
            "'",
            "\"",
            "<script>",
            "%3Cscript%3E",
            "'%20OR%201=1--",
            "2022-02-30",
            "2022-02",
            "9999-12-31",
            "%2B999999999-12",
            "999999999-12",
            "-999999999-01",
            "2022-02-01T00:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "eyJhIjoxfQ",
            "AAAA",
            "a".repeat(199),
            "a".repeat(1_001),
            "a".repeat(5_000));

    private static final List<String> ODD_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=iso-8859-1",
            "application/json;charset=nonsense",
            "application/json;charset=",
            "application/json; charset=\"utf-8",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/",
            "/",
            "*/*",
            "nonsense",
            ";;;",
            "application/json, text/plain",
            "application/JSON",
            "application/json;a=b;c=d");

    private static final List<String> ODD_HEADER_VALUES = List.of(
            "",
            " ",
            "a",
            "\"",
            "*",
            "W/\"1\"",
            "\"1\"",
            "\"-1\"",
            "\"99999999999999999999\"",
            "\"1\", \"2\"",
            "a".repeat(255),
            "a".repeat(256),
            "a".repeat(9_000),
            "a".repeat(20_000),
            "é",
            "a b",
            "\u0001",
            "\u007f",
            "\tx",
            "${jndi:ldap://127.0.0.1/x}",
            "en;q=x, fr;q=9",
            ";;;",
            "application/json;q=x",
            "image/png",
            "text/csv",
            "application/json",
            "text/html");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Authorization",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Idempotency-Key",
            "Content-Encoding",
            "Content-Language",
            "Range",
            "Expect",
            "Cookie",
            "Origin",
            "Referer",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "Host",
            "Upgrade",
            "TE",
            "Via",
            "User-Agent",
            "Bad Header",
            "Bäd");

    private static final List<String> ODD_METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get", "PROPFIND", "");

    private static final List<String> BODY_METHODS = List.of("POST", "PUT", "PATCH");

    private final JsonNode document;
    private final List<Operation> operations;
    private final List<Long> clients;
    private final long seed;

    private record Operation(String method, String path, JsonNode description) {}

    /**
     * A request.
     *
     * @param operation which one it was made of
     * @param isAlone whether its length may be doubtful, so that nothing can follow on its connection
     */
    record Odd(String operation, String method, byte[] bytes, boolean isAlone) {}

    /** @param document the OpenAPI document, in JSON */
    OddRequests(JsonNode document, List<Long> clients, long seed) {
        this.document = document;
        this.clients = clients;
        this.seed = seed;
        this.operations = fields(document.path("paths"))
                .flatMap(path -> fields(document.path("paths").path(path))
                        .map(method -> new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                document.path("paths").path(path).path(method))))
                .toList();
    }

    int operations() {
        return operations.size();
    }

    /** The request of that number; each operation has its turn. */
    Odd request(int number, String authorization) {
        return new Making(operations.get(number % operations.size()), number, authorization).request();
    }

    private static Stream<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private final class Making {

        private final Operation operation;
        private final int number;
        private final String authorization;
        private final SplittableRandom random;
        private boolean isAlone;

        Making(Operation operation, int number, String authorization) {
            this.operation = operation;
            this.number = number;
            this.authorization = authorization;
            this.random = new SplittableRandom(seed * 1_000_003 + number);
        }

        Odd request() {
            var method = oneIn(25) ? any(ODD_METHODS) : operation.method();
            var body = BODY_METHODS.contains(method) || oneIn(40) ? body() : new byte[0];
            var headers = new ArrayList<String>();
            headers.add("Host: localhost");
            if (!oneIn(30)) {
                headers.add("Authorization: " + authorization);
            }
            if (body.length > 0) {
                headers.add("Content-Type: " + (oneIn(12) ? any(ODD_TYPES) : "application/json"));
            }
            addKnownHeaders(headers);
            for (int i = 0; oneIn(4) && i < 3; i++) {
                headers.add(any(ODD_HEADERS) + ": " + any(ODD_HEADER_VALUES));
            }
            var target = target();
            return new Odd(
                    operation.method() + " " + operation.path(), method, whole(method, target, headers, body), isAlone);
        }

        private void addKnownHeaders(List<String> headers) {
            if (!oneIn(8)) {
                headers.add("Idempotency-Key: " + (oneIn(6) ? "key-" + random.nextInt(20) : "number-" + number));
            }
            if (operation.method().equals("PUT") && !oneIn(5)) {
                headers.add("If-Match: \"" + random.nextInt(4) + "\"");
            }
        }

        private byte[] whole(String method, String target, List<String> headers, byte[] body) {
            var bytes = new ByteArrayOutputStream();
            boolean chunked = body.length > 0 && oneIn(10);
            if (chunked) {
                headers.add("Transfer-Encoding: "
                        + (oneIn(6) ? any(List.of("gzip, chunked", "x", "chunked, chunked")) : "chunked"));
            } else if (body.length > 0 || BODY_METHODS.contains(method)) {
                headers.add("Content-Length: " + body.length);
            }
            if (oneIn(60)) {
                headers.add(any(List.of(
                        "Content-Length: 0", "Content-Length: x", "Content-Length: -1", "Transfer-Encoding: chunked")));
                headers.add("Connection: close");
            }
            isAlone = headers.stream()
                                    .filter(header -> header.matches("(?i)(content-length|transfer-encoding).*"))
                                    .count()
                            > 1
                    || headers.stream()
                            .anyMatch(header ->
                                    header.matches("(?i)(expect|upgrade|connection|host|bad).*|Content-Length: [x-].*"))
                    || headers.stream().anyMatch(header -> header.matches("(?i)transfer-encoding: .*[, x].*"))
                    || !method.matches("[A-Z]+");
            write(bytes, method + " " + target + (oneIn(80) ? " HTTP/1.0" : " HTTP/1.1") + "\r\n");
            headers.forEach(header -> write(bytes, header + "\r\n"));
            write(bytes, "\r\n");
            if (chunked) {
                writeChunks(bytes, body);
            } else {
                bytes.writeBytes(body);
            }
            return bytes.toByteArray();
        }

        private void writeChunks(ByteArrayOutputStream bytes, byte[] body) {
            for (int from = 0; from < body.length; ) {
                int size = Math.min(body.length - from, 1 + random.nextInt(3_000));
                write(bytes, Integer.toHexString(size) + (oneIn(10) ? ";a=b" : "") + "\r\n");
                bytes.write(body, from, size);
                write(bytes, "\r\n");
                from += size;
            }
            write(bytes, "0\r\n\r\n");
        }

        private static void write(ByteArrayOutputStream bytes, String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        private String target() {
            var target = new StringBuilder();
            for (var part : operation.path().substring(1).split("/")) {
                target.append('/');
                if (part.startsWith("{")) {
                    target.append(oneIn(4) ? any(ODD_WORDS) : part.equals("{id}") ? String.valueOf(any(clients)) : "1");
                } else {
                    target.append(oneIn(150) ? any(ODD_WORDS) : part);
                }
            }
            var separator = "?";
            for (var parameter : operation.description().path("parameters")) {
                if (parameter.path("in").asText().equals("query") && !oneIn(3)) {
                    target.append(separator)
                            .append(parameter.path("name").asText())
                            .append('=');
                    target.append(oneIn(2) ? any(ODD_WORDS) : word(resolve(parameter.path("schema"))));
                    separator = oneIn(40) ? ";" : "&";
                }
            }
            if (oneIn(30)) {
                target.append(separator).append(any(ODD_WORDS)).append('=').append(any(ODD_WORDS));
            }
            return oneIn(200) ? "http://elsewhere.example" + target : target.toString();
        }

        private String word(JsonNode schema) {
            return switch (type(schema)) {
                case "integer" -> String.valueOf(1 + random.nextInt(200));
                case "boolean" -> String.valueOf(random.nextBoolean());
                default -> schema.has("enum") ? schema.path("enum").path(0).asText() : "a";
            };
        }

        private byte[] body() {
            var schema = operation
                    .description()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            var json = schema.isMissingNode() ? "{}" : object(resolve(schema), 0);
            return switch (random.nextInt(40)) {
                case 0 -> bytes("\ufeff" + json);
                case 1 -> json.getBytes(StandardCharsets.UTF_16);
                case 2 -> json.getBytes(Charset.forName("windows-1252"));
                case 3 -> bytes(json.substring(0, random.nextInt(json.length() + 1)));
                case 4 -> bytes(json + json);
                case 5 -> bytes("[" + json + "]");
                case 6 -> bytes(any(ODD_VALUES));
                case 7 -> bytes("a=b&c=d");
                case 8 -> noise();
                case 9 -> bytes(" ".repeat(600_000) + json);
                case 10 -> flipped(bytes(json));
                case 11 ->
                    bytes(json.replaceFirst(
                            "\\{", "{\"no-such-field\":" + any(ODD_VALUES).replace("$", "") + ","));
                default -> bytes(json);
            };
        }

        private byte[] noise() {
            var bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            return bytes;
        }

        private byte[] flipped(byte[] bytes) {
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }

        private byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private String object(JsonNode schema, int depth) {
            var text = new StringBuilder("{");
            fields(schema.path("properties"))
                    .filter(name -> isSent(schema, name))
                    .forEach(name -> {
                        var value = oneIn(6)
                                ? any(ODD_VALUES)
                                : value(resolve(schema.path("properties").path(name)), depth);
                        for (int times = oneIn(40) ? 2 : 1; times > 0; times--) {
                            text.append(text.length() == 1 ? "" : ",")
                                    .append('"')
                                    .append(name)
                                    .append("\":")
                                    .append(value);
                        }
                    });
            return text.append('}').toString();
        }

        /**
         * A line that is recorded again is a second line, of which the answer does not tell: what was acknowledged could
         * not be added up.
         */
        private boolean isSent(JsonNode schema, String name) {
            if (name.equals("recordAgain")) {
                return false;
            }
            return !oneIn(isRequired(schema, name) ? 15 : 2);
        }

        private String value(JsonNode schema, int depth) {
            if (schema.has("enum")) {
                return schema.path("enum")
                        .path(random.nextInt(schema.path("enum").size()))
                        .toString();
            }
            return switch (type(schema)) {
                case "integer" -> String.valueOf(1 + random.nextInt(oneIn(3) ? 2_000 : 60));
                case "number" -> "1.5";
                case "boolean" -> String.valueOf(random.nextBoolean());
                case "array" -> "[" + (depth < 3 ? value(resolve(schema.path("items")), depth + 1) : "") + "]";
                case "object" -> depth < 3 ? object(schema, depth + 1) : "{}";
                default -> text(schema);
            };
        }

        private String text(JsonNode schema) {
            return switch (schema.path("format").asText()) {
                case "date" -> "\"2031-01-31\"";
                case "date-time" -> "\"2026-02-01T13:13:12Z\"";
                default -> any(List.of("\"Sauvegardes\"", "\"a\"", "\"é 😀\"", "\"accueil@odd.example\""));
            };
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(name));
    }

    /** OpenAPI 3.1 may name several types, {@code null} among them. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .filter(name -> !name.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.asText();
    }

    private JsonNode resolve(JsonNode schema) {
        for (var alternatives : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(alternatives)) {
                return StreamSupport.stream(schema.path(alternatives).spliterator(), false)
                        .filter(one -> !type(one).equals("null"))
                        .findFirst()
                        .map(this::resolve)
                        .orElse(schema);
            }
        }
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolve(document.at(reference.substring(1)));
    }
}
