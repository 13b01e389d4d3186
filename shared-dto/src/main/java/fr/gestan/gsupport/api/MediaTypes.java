package fr.gestan.gsupport.api;

/** Formats of answers beside JSON, which whoever takes any of them gets. */
public final class MediaTypes {

    public static final String CSV = "text/csv;charset=UTF-8";

    public static final String PDF = "application/pdf";

    private MediaTypes() {}
}
