package fr.gestan.gsupport.server.identity;

/** What {@code @RolesAllowed} can name: the roles of people and the scopes of API keys (api.md, "Authentication"). */
public final class Rights {

    public static final String TECHNICIAN = "TECHNICIAN";
    public static final String SALES_ADMIN = "SALES_ADMIN";
    public static final String MANAGER = "MANAGER";
    public static final String ADMIN = "ADMIN";

    public static final String CLIENTS_READ = "clients:read";
    public static final String CREDITS_READ = "credits:read";
    public static final String CREDITS_WRITE = "credits:write";
    public static final String GREEN_BUTTON = "green-button";

    /** Held by everybody who logged in, whatever their roles; never by an API key. */
    public static final String PERSON = "person";

    private Rights() {}
}
