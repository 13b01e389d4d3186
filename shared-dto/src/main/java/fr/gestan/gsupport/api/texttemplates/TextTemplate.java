package fr.gestan.gsupport.api.texttemplates;

import java.time.Instant;

/**
 * A text to begin an intervention's summary or advice with.
 *
 * @param shared whether everybody has it; otherwise it is the caller's own
 * @param name what it is looked for by
 * @param changedBy who wrote it last
 */
public record TextTemplate(
        long id, boolean shared, TemplatePlace place, String name, String text, Instant changedAt, String changedBy) {}
