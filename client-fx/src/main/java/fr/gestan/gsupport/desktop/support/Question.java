package fr.gestan.gsupport.desktop.support;

/**
 * Something the screen asks before it goes on, with two answers.
 *
 * @param text the question
 * @param yes what the first button says
 * @param whenYes done after the question has gone
 * @param no what the second button says
 * @param whenNo done after the question has gone
 * @param takesFocus whether it answers what the technician just did; one that comes by itself must not catch the keys
 *     that are being typed elsewhere
 */
public record Question(String text, String yes, Runnable whenYes, String no, Runnable whenNo, boolean takesFocus) {}
