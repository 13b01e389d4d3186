package fr.gestan.gsupport.api.interventions;

import java.time.Instant;

/**
 * What was done for some client before.
 *
 * @param lineId the intervention's id
 * @param by who did it
 * @param advice null where none was given
 */
public record SolvedProblem(
        long lineId,
        long clientId,
        String companyName,
        String by,
        Instant performedAt,
        String summary,
        String advice) {}
