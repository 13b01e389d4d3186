package fr.gestan.gsupport.api.interventions;

/** Whether an intervention is debited. Both kinds are mailed, and both are paid to the technician. */
public enum Billing {
    NORMAL,
    FREE
}
