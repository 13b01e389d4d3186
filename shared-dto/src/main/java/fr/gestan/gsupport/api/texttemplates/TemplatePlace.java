package fr.gestan.gsupport.api.texttemplates;

/** Where a template is offered. */
public enum TemplatePlace {
    SUMMARY,
    ADVICE,
    BOTH
}
