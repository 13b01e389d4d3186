package fr.gestan.gsupport.api.worklists;

/** How many are on a list. */
public record WorklistCount(Worklist list, long count) {}
