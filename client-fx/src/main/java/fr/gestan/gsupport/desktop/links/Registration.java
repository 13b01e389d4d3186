package fr.gestan.gsupport.desktop.links;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Has the system open {@code gsupport://} links with this desktop, for this user alone: no administrator is needed. */
public interface Registration {

    /**
     * Once more does no harm.
     *
     * @throws IOException says why it cannot be done
     */
    void register() throws IOException;

    /**
     * Undoes it; without harm where it was not done.
     *
     * @throws IOException says why it cannot be done
     */
    void unregister() throws IOException;

    /**
     * The way of this system.
     *
     * @param command starts the desktop, before the link that is added to it; e.g. {@code /opt/gsupport/bin/gsupport}
     * @param environment such as {@link System#getenv()}
     * @throws IOException where it is done another way
     */
    static Registration here(List<String> command, Map<String, String> environment) throws IOException {
        if (isWindows()) {
            return new WindowsRegistration(command, Commands::run);
        }
        if (isMac()) {
            throw new IOException("macOS takes the scheme from the application: install gSupport.app");
        }
        return new FreedesktopRegistration(command, FreedesktopRegistration.Folders.of(environment), Commands::run);
    }

    /** Whether this is Windows, whose installer leaves the registration to the desktop. */
    static boolean isWindows() {
        return system().startsWith("Windows");
    }

    /** Whether this is macOS, which knows the scheme from the application and tells the one that runs. */
    static boolean isMac() {
        return system().startsWith("Mac");
    }

    private static String system() {
        return System.getProperty("os.name", "");
    }
}
