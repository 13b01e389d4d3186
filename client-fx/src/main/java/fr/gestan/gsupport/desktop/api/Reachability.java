package fr.gestan.gsupport.desktop.api;

import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Whether the server answers, as the latest call found it. Used on the window's thread only. */
public final class Reachability {

    private static final int BAD_GATEWAY = 502;

    private final ReadOnlyObjectWrapper<Instant> awaySince = new ReadOnlyObjectWrapper<>();
    private final InstantSource clock;

    public Reachability(InstantSource clock) {
        this.clock = clock;
    }

    /** The server answered, whatever it said. */
    void answered() {
        awaySince.set(null);
    }

    /** A call did not succeed. */
    void failed(ApiFailure failure) {
        if (isAway(failure)) {
            if (awaySince.get() == null) {
                awaySince.set(clock.instant());
            }
        } else if (!(failure instanceof ApiFailure.Unexpected)) {
            answered();
        }
    }

    private static boolean isAway(ApiFailure failure) {
        if (failure instanceof ApiFailure.ServerInTrouble trouble) {
            // Something in between speaks for a server that is not there, or one that is not ready.
            return trouble.status() >= BAD_GATEWAY;
        }
        return failure instanceof ApiFailure.Unreachable || failure instanceof ApiFailure.NoAnswer;
    }

    /** Since when the server has not answered; null while it does. */
    public ReadOnlyObjectProperty<Instant> awaySinceProperty() {
        return awaySince.getReadOnlyProperty();
    }
}
