package fr.gestan.gsupport.api.lots;

import java.util.List;

/**
 * The lots of an account.
 *
 * @param items first those with minutes left, in the order in which they are drawn on, all of them: what is left in them
 *     adds up to the balance, or to nothing where that is below zero; then the fifty newest that are used up
 */
public record Lots(List<Lot> items) {
    public Lots {
        items = List.copyOf(items);
    }
}
