package fr.gestan.gsupport.desktop.writing;

/**
 * What to put where.
 *
 * @param start of what is replaced, from 0
 * @param end behind its last letter
 */
public record Insertion(int start, int end, String text) {}
