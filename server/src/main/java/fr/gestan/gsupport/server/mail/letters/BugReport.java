package fr.gestan.gsupport.server.mail.letters;

import java.time.Instant;

/**
 * A fault of the software that showed during an intervention, for its developers.
 *
 * @param interventionId the line of history
 * @param gestanVersion null where unknown, blank becomes null
 * @param title one line
 * @param description of several lines, as it was typed
 * @param reporterCode the technician's
 * @param reporterName the technician's full name
 * @param reportedAt UTC; shown in the publisher's time zone
 */
public record BugReport(
        long clientId,
        String companyName,
        long interventionId,
        String gestanVersion,
        String title,
        String description,
        String reporterCode,
        String reporterName,
        Instant reportedAt) {

    public BugReport {
        gestanVersion = gestanVersion == null || gestanVersion.isBlank() ? null : gestanVersion;
    }
}
