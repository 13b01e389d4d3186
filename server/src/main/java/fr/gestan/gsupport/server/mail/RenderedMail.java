package fr.gestan.gsupport.server.mail;

/** A mail as it will be sent: both parts say the same. */
public record RenderedMail(String subject, String html, String text) {}
