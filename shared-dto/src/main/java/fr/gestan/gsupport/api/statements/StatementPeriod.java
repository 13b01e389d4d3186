package fr.gestan.gsupport.api.statements;

import java.time.LocalDate;

/**
 * The days of a statement, in the publisher's time zone.
 *
 * @param from first day; null: from the beginning
 * @param to last day, included; null: today
 */
public record StatementPeriod(LocalDate from, LocalDate to) {}
