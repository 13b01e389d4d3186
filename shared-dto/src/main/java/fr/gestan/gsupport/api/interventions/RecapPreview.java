package fr.gestan.gsupport.api.interventions;

/**
 * The mail that would be sent, with nothing written.
 *
 * @param balanceAfter minutes
 */
public record RecapPreview(String subject, String html, String text, int balanceAfter) {}
