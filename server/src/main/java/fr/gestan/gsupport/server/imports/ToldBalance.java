package fr.gestan.gsupport.server.imports;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a table of clients says of an account.
 *
 * @param row where it says so
 * @param balanceMinutes null where it does not tell
 * @param validUntil of the credit; may be null
 * @param importedAt when that is true: at the time of the import
 */
record ToldBalance(long row, Integer balanceMinutes, LocalDate validUntil, Instant importedAt) {}
