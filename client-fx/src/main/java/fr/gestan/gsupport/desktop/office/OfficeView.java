package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.api.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What sales administration, managers and administrators see beside the support screen, in the order of the rail. */
public enum OfficeView {
    CORRECT_CLIENT("F2", true, Role.SALES_ADMIN),
    CREDIT("Ctrl+Shift+A", true, Role.SALES_ADMIN),
    STATEMENT("Ctrl+Shift+S", true, Role.SALES_ADMIN, Role.MANAGER),
    NEW_CLIENT("Ctrl+N", false, Role.SALES_ADMIN),
    WORKLISTS("Ctrl+Shift+T", false, Role.SALES_ADMIN, Role.MANAGER),
    PACKS("Ctrl+Shift+V", false, Role.SALES_ADMIN),
    PAY("Ctrl+Shift+H", false, Role.TECHNICIAN, Role.MANAGER),
    OVERVIEW("Ctrl+Shift+O", false, Role.MANAGER),
    ACCOUNTS("Ctrl+Shift+C", false, Role.ADMIN),
    KEYS("Ctrl+Shift+K", false, Role.ADMIN),
    AUDIT("Ctrl+Shift+J", false, Role.ADMIN);

    private final String keys;
    private final boolean ofClient;
    private final Set<Role> roles;

    OfficeView(String keys, boolean ofClient, Role... roles) {
        this.keys = keys;
        this.ofClient = ofClient;
        this.roles = Set.of(roles);
    }

    /** Those that a person may see. */
    static List<OfficeView> of(Collection<Role> person) {
        return Arrays.stream(values())
                .filter(view -> person.stream().anyMatch(view.roles::contains))
                .toList();
    }

    /** Whether it is about the client on the support screen, so that there has to be one. */
    public boolean isOfClient() {
        return ofClient;
    }

    /** Whether it belongs to the office in the narrow sense: a technician's own month does not. */
    boolean isForMoreThan(Role role) {
        return !roles.contains(role);
    }

    String keys() {
        return keys;
    }

    /** The end of its keys in the bundle. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
