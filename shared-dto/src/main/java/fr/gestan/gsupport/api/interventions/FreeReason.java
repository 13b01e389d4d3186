package fr.gestan.gsupport.api.interventions;

/** Why an intervention was free: défaut Gestan, geste commercial, formation, autre. */
public enum FreeReason {
    DEFECT,
    GOODWILL,
    TRAINING,
    OTHER
}
