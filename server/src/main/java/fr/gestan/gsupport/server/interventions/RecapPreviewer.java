package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Accounts;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.letters.Letters;
import fr.gestan.gsupport.server.mail.letters.RecapContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Shows the very mail that recording would send. Writes nothing. */
@ApplicationScoped
class RecapPreviewer {

    private final Accounts accounts;
    private final Recipients recipients;
    private final MailPreferences preferences;
    private final Letters letters;
    private final Clock clock;

    RecapPreviewer(
            Accounts accounts, Recipients recipients, MailPreferences preferences, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.recipients = recipients;
        this.preferences = preferences;
        this.letters = letters;
        this.clock = clock;
    }

    /** @throws Failure.NotFound where there is no such client */
    RecapPreview preview(long clientId, NewIntervention request, Caller caller) {
        var recipient = recipients.find(clientId);
        int before = accounts.findById(clientId).balanceMinutes();
        boolean free = request.billing() == Billing.FREE;
        int after = free ? before : Math.subtractExact(before, request.durationMinutes());
        var mail = letters.render(new RecapContent(
                recipient.companyName(),
                request.summary(),
                request.advice(),
                request.durationMinutes(),
                before,
                after,
                free,
                Boolean.TRUE.equals(request.inviteToFacebook()) && recipient.wantsReviewInvitations(),
                clock.instant(),
                caller.fullName(),
                caller.phone(),
                preferences.preferencesUrl(clientId),
                recipient.language()));
        return new RecapPreview(mail.subject(), mail.htmlAlone(), mail.text(), after);
    }
}
