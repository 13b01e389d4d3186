package fr.gestan.gsupport.api.events;

/** The green button found one account for this technician. */
public record OpenClient(long clientId) {}
