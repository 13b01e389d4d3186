package fr.gestan.gsupport.server.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/**
 * What a client has left and has used, kept beside the lines so that a card costs the same at ten lines as at ten
 * thousand. Moved by the database alone, as a line is written. Minutes.
 */
@Entity
@Immutable
public class Account {

    @Id
    private long clientId;

    private int balanceMinutes;
    private long normalMinutes;
    private long freeMinutes;
    private int interventions;
    private Instant firstInterventionAt;
    private Instant lastInterventionAt;
    private LocalDate validUntil;

    protected Account() {}

    public long clientId() {
        return clientId;
    }

    /** May be negative. */
    public int balanceMinutes() {
        return balanceMinutes;
    }

    public long normalMinutes() {
        return normalMinutes;
    }

    public long freeMinutes() {
        return freeMinutes;
    }

    /** Normal and free. */
    public long totalMinutes() {
        return Math.addExact(normalMinutes, freeMinutes);
    }

    /** How many there were, corrected ones not counted. */
    public int interventions() {
        return interventions;
    }

    public Optional<Instant> firstInterventionAt() {
        return Optional.ofNullable(firstInterventionAt);
    }

    public Optional<Instant> lastInterventionAt() {
        return Optional.ofNullable(lastInterventionAt);
    }

    /** Informs only: credit is usable after it. */
    public Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }
}
