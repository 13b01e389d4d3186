package fr.gestan.gsupport.api.credits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A purchase that is on disk, or what it would be. Minutes; {@code performedAt} in UTC.
 *
 * @param id "ID inter"; null in a dry run, which wrote nothing
 * @param validUntil the last day on which this credit is valid, or null
 * @param packId what was sold, or null
 * @param offered whether it is a gift; null only in an answer that was first given before there were any
 * @param bindingValidity whether what is left expires after {@code validUntil}; null as for {@code offered}
 */
public record RecordedCredit(
        Long id,
        long clientId,
        int minutes,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String by,
        String reference,
        LocalDate validUntil,
        @JsonInclude(Include.NON_NULL) Long packId,
        @JsonInclude(Include.NON_NULL) Boolean offered,
        @JsonInclude(Include.NON_NULL) Boolean bindingValidity) {}
