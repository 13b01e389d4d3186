package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.server.guidance.AccountState;
import fr.gestan.gsupport.server.guidance.GuidanceRules;
import fr.gestan.gsupport.server.guidance.GuidanceSentences;
import fr.gestan.gsupport.server.guidance.GuidanceSettings;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Account;
import fr.gestan.gsupport.server.ledger.Accounts;
import fr.gestan.gsupport.server.mail.MailPreferences;
import fr.gestan.gsupport.server.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Makes the card: what stands about a client, the figures, and what to do when they call. */
@ApplicationScoped
class ClientCards {

    private final Clients clients;
    private final Accounts accounts;
    private final MailPreferences preferences;
    private final GuidanceSettings settings;
    private final Clock clock;
    private final ZoneId publisherZone;

    ClientCards(
            Clients clients,
            Accounts accounts,
            MailPreferences preferences,
            GuidanceSettings settings,
            Clock clock,
            ZoneId publisherZone) {
        this.clients = clients;
        this.accounts = accounts;
        this.preferences = preferences;
        this.settings = settings;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /** A card and the version of the client's data on it. */
    record VersionedCard(ClientCard card, long version) {}

    /**
     * The card for who asks: four look-ups by key, however long the history is.
     *
     * @param language of the sentence to say
     * @throws Failure.NotFound where there is no such client
     */
    @Transactional
    VersionedCard open(long clientId, Caller caller, Locale language) {
        var client = clients.get(clientId);
        var account = accounts.findById(clientId);
        var today = LocalDate.ofInstant(clock.instant(), publisherZone);
        return new VersionedCard(
                card(
                        client,
                        credit(account, today),
                        activity(account, today),
                        guidance(client, account, caller, language),
                        noRecapBecause(client)),
                client.version());
    }

    private static ClientCard card(
            Client client,
            ClientCard.Credit credit,
            ClientCard.Activity activity,
            ClientCard.Guidance guidance,
            SuppressionReason noRecapBecause) {
        var data = client.data();
        return new ClientCard(
                client.id(),
                data.companyName(),
                data.apeCode(),
                data.lastName(),
                data.firstName(),
                data.email(),
                data.address(),
                data.postalCode(),
                data.city(),
                data.country(),
                data.phone(),
                data.partnerCode(),
                data.licenceNumber(),
                data.hosting(),
                data.language(),
                client.doNotIntervene(),
                credit,
                activity,
                guidance,
                noRecapBecause);
    }

    private SuppressionReason noRecapBecause(Client client) {
        return Outbox.reasonToSuppress(
                client.data().email(), preferences.wanted(client.id()).recaps());
    }

    private static ClientCard.Credit credit(Account account, LocalDate today) {
        var validUntil = account.validUntil();
        return new ClientCard.Credit(
                account.balanceMinutes(),
                validUntil.orElse(null),
                validUntil.map(last -> last.isBefore(today)).orElse(false));
    }

    private ClientCard.Activity activity(Account account, LocalDate today) {
        var first = account.firstInterventionAt().map(this::localDate).orElse(null);
        var last = account.lastInterventionAt().map(this::localDate).orElse(null);
        return new ClientCard.Activity(
                first,
                last,
                account.totalMinutes(),
                account.normalMinutes(),
                account.freeMinutes(),
                ActivityFigures.averageMinutesPerYear(account.totalMinutes(), first, today),
                accounts.minutesSince(account, ActivityFigures.startOfLast12Months(today, publisherZone)));
    }

    private LocalDate localDate(Instant instant) {
        return LocalDate.ofInstant(instant, publisherZone);
    }

    private ClientCard.Guidance guidance(Client client, Account account, Caller caller, Locale language) {
        var state = new AccountState(
                account.balanceMinutes(),
                account.interventions(),
                client.doNotIntervene().active());
        var decision = GuidanceRules.decide(state, settings.limit());
        return new ClientCard.Guidance(
                decision,
                GuidanceSentences.sentence(decision, state, language),
                settings.mayOverride(decision, caller.roles()));
    }
}
