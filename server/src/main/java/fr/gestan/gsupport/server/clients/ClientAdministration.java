package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.DoNotInterveneChange;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What sales administration does to clients: each act with its audit entry in one transaction. */
@ApplicationScoped
class ClientAdministration {

    private final Clients clients;
    private final Ledger ledger;
    private final Audit audit;
    private final FasterPerson fasterPerson;
    private final Clock clock;
    private final ZoneId publisherZone;

    ClientAdministration(
            Clients clients, Ledger ledger, Audit audit, FasterPerson fasterPerson, Clock clock, ZoneId publisherZone) {
        this.clients = clients;
        this.ledger = ledger;
        this.audit = audit;
        this.fasterPerson = fasterPerson;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * Creates a client with an empty account.
     *
     * @return the client's id
     */
    @Transactional
    long create(ClientData data, Caller caller) {
        var client = Client.of(CleanText.of(data));
        clients.persistAndFlush(client);
        write("client.create", client, caller, null);
        return client.id();
    }

    /**
     * Replaces a client's data; what is the same already leaves no trace.
     *
     * @param language of the sentence that says who was faster
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Stale where the version is not among those that the caller read
     */
    @Transactional
    void correct(long clientId, IfMatch read, ClientData data, Caller caller, Locale language) {
        var client = clients.lock(clientId);
        if (!read.includes(client.version())) {
            throw new Failure.Stale(fasterPerson.sentence(clientId, language));
        }
        var changed = client.correct(CleanText.of(data));
        if (!changed.isEmpty()) {
            write("client.correct", client, caller, changed);
        }
    }

    /**
     * Sets or lifts NPI. The account comes first, as when an intervention is recorded: either that one sees the change,
     * or it was done before.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Invalid where it is set without a reason, or to be looked at again on a day that has passed
     */
    @Transactional
    void changeDoNotIntervene(long clientId, DoNotInterveneChange change, Caller caller) {
        var reason = CleanText.of("reason", change.reason());
        if (change.active() && reason == null) {
            throw new Failure.Invalid("reason", "is needed to set \"do not intervene\"");
        }
        ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var client = clients.lock(clientId);
        if (change.active()) {
            checkReview(change.reviewOn(), client);
        }
        boolean changed = change.active()
                ? client.setDoNotIntervene(
                        reason,
                        change.reviewOn(),
                        caller.code(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))
                : client.liftDoNotIntervene();
        if (changed) {
            write(change.active() ? "do-not-intervene.set" : "do-not-intervene.lift", client, caller, null);
        }
    }

    /** A day that stands already may have passed: who puts the reason right need not choose another. */
    private void checkReview(LocalDate reviewOn, Client client) {
        if (reviewOn == null || reviewOn.equals(client.doNotIntervene().reviewOn())) {
            return;
        }
        if (reviewOn.isBefore(LocalDate.ofInstant(clock.instant(), publisherZone))) {
            throw new Failure.Invalid("reviewOn", "must be today or later");
        }
    }

    private void write(String action, Client client, Caller caller, List<String> changedFields) {
        var entry = new Audit.Entry(
                caller.id(),
                action,
                client.id(),
                "client " + client.id(),
                caller.address(),
                "OK",
                changedFields == null ? null : String.join(", ", changedFields));
        audit.write(entry, clock.instant());
    }
}
