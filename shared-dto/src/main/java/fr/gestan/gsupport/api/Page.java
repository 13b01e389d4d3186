package fr.gestan.gsupport.api;

import java.util.List;

/**
 * One page of a list, by key.
 *
 * @param items what is on this page, never null
 * @param next opaque; given back as {@code after} it asks for the following page; null on the last page
 */
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }
}
