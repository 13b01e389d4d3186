package fr.gestan.gsupport.desktop.stopwatch;

import fr.gestan.gsupport.api.interventions.FreeReason;
import java.time.Instant;

/**
 * A draft as it is kept on disk.
 *
 * @param id of this draft and no other
 * @param freeReason may be null
 * @param startedAt when the work began; may be null
 * @param elapsedMillis what the stopwatch had counted when the draft was kept
 * @param running whether the stopwatch ran then
 */
record DraftSnapshot(
        String id,
        long clientId,
        String companyName,
        String summary,
        String advice,
        String typedMinutes,
        String overrideReason,
        boolean inviteToFacebook,
        FreeReason freeReason,
        Instant startedAt,
        long elapsedMillis,
        boolean running,
        Submission submission) {}
