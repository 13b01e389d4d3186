package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.http.Failure;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The versions that a caller has read (RFC 9110, If-Match). A weak tag counts like a strong one: proxies that compress
 * weaken the tags that pass, and two cards of one version say the same.
 *
 * @param tags without quotation marks; null where any version will do
 */
record IfMatch(Set<String> tags) {

    private static final String HEADER = "If-Match";
    private static final Pattern TAG =
            Pattern.compile("\\s*(?:(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\")?\\s*(?:,|$)");

    /**
     * Reads the header.
     *
     * @param header null or blank where the request had none
     * @throws Failure.HeaderMissing where it had none
     * @throws Failure.Invalid where it is no list of tags
     */
    static IfMatch read(String header) {
        if (header == null || header.isBlank()) {
            throw new Failure.HeaderMissing(HEADER, "it is the ETag of the card that the correction was made on");
        }
        if (header.strip().equals("*")) {
            return new IfMatch(null);
        }
        var tags = new HashSet<String>();
        var tag = TAG.matcher(header);
        int end = 0;
        while (end < header.length()) {
            if (!tag.find(end) || tag.start() != end) {
                throw new Failure.Invalid(HEADER, "must be the ETag of the card, such as \"3\", a list of them, or *");
            }
            if (tag.group(1) != null) {
                tags.add(tag.group(1));
            }
            end = tag.end();
        }
        return new IfMatch(tags);
    }

    /** The tag of a version. */
    static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    boolean includes(long version) {
        return tags == null || tags.contains(String.valueOf(version));
    }
}
