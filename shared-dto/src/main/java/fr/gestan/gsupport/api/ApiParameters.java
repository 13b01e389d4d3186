package fr.gestan.gsupport.api;

/** Query parameters that mean the same wherever they are. */
public final class ApiParameters {

    /** {@code true}: answer what would be, with 200, and write nothing; needs no idempotency key and uses none up. */
    public static final String DRY_RUN = "dryRun";

    private ApiParameters() {}
}
