package fr.gestan.gsupport.api;

/** The paths of the contract, so that the interfaces and whoever builds a link agree on them. */
public final class ApiPaths {

    /** Base of version 1 of the contract. */
    public static final String V1 = "/api/v1";

    private ApiPaths() {}
}
