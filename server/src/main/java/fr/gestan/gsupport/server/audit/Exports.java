package fr.gestan.gsupport.server.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Hands tables and documents out, none without its audit entry. */
@ApplicationScoped
public class Exports {

    private final Audit audit;
    private final Clock clock;

    Exports(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells the audit, and hands out.
     *
     * @param file closed where the audit can not be told
     * @return that file
     */
    public InputStream handOut(InputStream file, Audit.Entry entry) {
        try {
            audit.write(entry, clock.instant());
            return file;
        } catch (RuntimeException e) {
            try (file) {
                throw e;
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            }
        }
    }
}
