package fr.gestan.gsupport.api.clients;

/** Where the client's Gestan runs. Cloud clients have a support screen of their own. */
public enum Hosting {
    CLASSIC,
    CLOUD
}
