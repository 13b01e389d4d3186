package fr.gestan.gsupport.api;

/** What a person may do; one person may have several, and none implies another (product.md, "People"). */
public enum Role {
    TECHNICIAN,
    SALES_ADMIN,
    MANAGER,
    ADMIN
}
