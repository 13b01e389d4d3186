package fr.gestan.gsupport.api;

/** Names of the HTTP headers that the contract gives a meaning to. */
public final class ApiHeaders {

    /** 1 to 255 visible ASCII characters, needed by every POST that writes history. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** {@code true} on an answer that repeats what the first request with the same key got. */
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    private ApiHeaders() {}
}
