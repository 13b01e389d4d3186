package fr.gestan.gsupport.server.http;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of problem that an answer can name, each with a page that explains it ({@link ProblemPages}). */
enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is invalid"),
    MALFORMED_REQUEST("malformed-request", 400, "The request can not be read"),
    UNAUTHORIZED("unauthorized", 401, "Not logged in"),
    FORBIDDEN("forbidden", 403, "Not allowed"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This can not be done here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no answer in that format"),
    CONFLICT("conflict", 409, "The state of things stands against it"),
    REFUSED_OVERDRAWN("refused-overdrawn", 409, "The rules refuse this intervention"),
    REFUSED_DO_NOT_INTERVENE("refused-do-not-intervene", 409, "The rules refuse this intervention"),
    ALREADY_CORRECTED("already-corrected", 409, "This line has already been corrected"),
    NOT_CORRECTABLE("not-correctable", 409, "This line can not be corrected"),
    NOT_RETRYABLE("not-retryable", 409, "This mail can not be tried again"),
    NO_BUG_REPORT_ADDRESS("no-bug-report-address", 409, "There is nowhere to send bug reports"),
    BALANCE_TOO_LARGE("balance-too-large", 409, "The balance would be too large"),
    ACCOUNT_NOT_EMPTY("account-not-empty", 409, "This account has lines already"),
    PACK_SOLD("pack-sold", 409, "This pack has been sold"),
    LOT_NOT_EXTENDABLE("lot-not-extendable", 409, "This lot can not be extended"),
    CODE_TAKEN("code-taken", 409, "This code is taken"),
    LOGIN_TAKEN("login-taken", 409, "This login is taken"),
    LAST_ADMINISTRATOR("last-administrator", 409, "This is the last administrator"),
    HOUSE_ACCOUNT("house-account", 409, "This is the house account"),
    NO_PASSWORD("no-password", 409, "There is no password to change"),
    MONTH_ALREADY_CLOSED("month-already-closed", 409, "This month is closed already"),
    MONTH_NOT_FINISHED("month-not-finished", 409, "This month is not over"),
    PRECONDITION_FAILED("precondition-failed", 412, "Somebody was faster"),
    ADDRESS_TOO_LONG("address-too-long", 414, "The address is too long"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The request is in a format that is not read here"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key belongs to another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "A required header is missing"),
    TOO_MANY_TRIES("too-many-tries", 429, "Too many tries"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong on the server"),
    SERVICE_UNAVAILABLE("service-unavailable", 503, "Not ready");

    private static final String PATH = "/problems/";

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The type of that slug, if there is one. */
    static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }

    /** What an HTTP status means where nothing more precise is known. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_TRIES;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The {@code type} of a problem document: the path of the page that explains it. */
    String uri() {
        return uriOf(slug);
    }

    static String uriOf(String slug) {
        return PATH + slug;
    }
}
