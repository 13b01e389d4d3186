package fr.gestan.gsupport.server.corrections;

import fr.gestan.gsupport.api.corrections.RecordAgain;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.ledger.Ledger.StandingLine;
import fr.gestan.gsupport.server.ledger.NewLine;

/** What an undone line should have been: what was asked to change, and all else as it was. */
final class LineAgain {

    private LineAgain() {}

    /** @throws Failure.Invalid where the line's kind has no such field, or is not recorded again at all */
    static void check(StandingLine undone, RecordAgain again) {
        switch (undone.kind()) {
            case INTERVENTION -> {
                if (again.minutes() != null) {
                    throw new Failure.Invalid("recordAgain.minutes", "may only be given for a purchase");
                }
                var billing = again.billing() == null ? undone.work().billing() : again.billing();
                if (again.freeReason() != null && billing != Billing.FREE) {
                    throw new Failure.Invalid("recordAgain.freeReason", "may only be given where billing is FREE");
                }
            }
            case CREDIT_PURCHASE -> {
                refuse("summary", again.summary());
                refuse("advice", again.advice());
                refuse("billing", again.billing());
                refuse("freeReason", again.freeReason());
                refuse("durationMinutes", again.durationMinutes());
            }
            default -> throw new Failure.Invalid("recordAgain", "may only be given for an intervention or a purchase");
        }
    }

    private static void refuse(String field, Object value) {
        if (value != null) {
            throw new Failure.Invalid("recordAgain." + field, "may only be given for an intervention");
        }
    }

    /**
     * The work of an intervention.
     *
     * @param forAnotherClient who has not been invited to review yet
     */
    static NewLine.Work work(NewLine.Work undone, RecordAgain again, boolean forAnotherClient) {
        var billing = again.billing() == null ? undone.billing() : again.billing();
        var freeReason = again.freeReason() == null ? undone.freeReason() : again.freeReason();
        return new NewLine.Work(
                billing,
                again.durationMinutes() == null ? undone.durationMinutes() : again.durationMinutes(),
                undone.measuredSeconds(),
                undone.startedAt(),
                again.summary() == null ? undone.summary() : again.summary(),
                again.advice() == null ? undone.advice() : again.advice(),
                billing == Billing.FREE ? freeReason : null,
                forAnotherClient && undone.inviteToFacebook());
    }

    /** The minutes of a purchase. */
    static int minutes(StandingLine undone, RecordAgain again) {
        return again.minutes() == null ? undone.corrected().deltaMinutes() : again.minutes();
    }

    static boolean isIntervention(StandingLine undone) {
        return undone.kind() == LineKind.INTERVENTION;
    }
}
