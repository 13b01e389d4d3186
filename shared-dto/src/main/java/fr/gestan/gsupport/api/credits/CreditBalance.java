package fr.gestan.gsupport.api.credits;

import java.time.LocalDate;

/** What a client has left, in minutes; {@code validUntil} may be null. */
public record CreditBalance(long clientId, int balanceMinutes, LocalDate validUntil) {}
