package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.api.events.ClientOnScreen;
import fr.gestan.gsupport.api.events.PresenceApi;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.Accounts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

@RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
class PresenceResource implements PresenceApi {

    private final Signals signals;
    private final Presences presences;
    private final Accounts accounts;
    private final CurrentCaller caller;
    private final Clock clock;

    PresenceResource(Signals signals, Presences presences, Accounts accounts, CurrentCaller caller, Clock clock) {
        this.signals = signals;
        this.presences = presences;
        this.accounts = accounts;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void show(ClientOnScreen shown) {
        long clientId = shown.clientId();
        if (accounts.findById(clientId) == null) {
            throw Failure.NotFound.client(clientId);
        }
        var by = caller.get().code();
        signals.send(presences
                .of(by)
                .filter(known -> known.clientId() == clientId)
                .orElseGet(() -> new Signal.Shown(by, clientId, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    @Override
    public void leave() {
        signals.send(new Signal.Left(caller.get().code(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
