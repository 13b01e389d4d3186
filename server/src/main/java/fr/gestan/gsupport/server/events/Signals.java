package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.server.ledger.LineWritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;

/** Where what happens is told. Telling returns at once and touches no database; hearing comes some milliseconds later. */
@ApplicationScoped
public class Signals {

    private final Pending here = new Pending();
    private final Pending elsewhere = new Pending();

    /** Has a technician's desktops open an account, or the choice between some. */
    public void found(String technician, List<Long> clientIds, boolean isSure) {
        send(new Signal.Found(technician, clientIds, isSure));
    }

    /** Has a technician's desktops search; {@code query} may be null. */
    public void notFound(String technician, String query) {
        send(new Signal.NotFound(technician, query));
    }

    /** Nobody hears of what is not on disk. */
    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) LineWritten line) {
        send(new Signal.Line(line.clientId(), line.balanceMinutes(), line.lineId()));
    }

    /** To the streams of every server. */
    void send(Signal signal) {
        here.add(signal);
        elsewhere.add(signal);
    }

    /** What the streams of this server are to hear. */
    Pending here() {
        return here;
    }

    /** What the other servers are to hear. */
    Pending elsewhere() {
        return elsewhere;
    }
}
