package fr.gestan.gsupport.desktop.office;

import java.nio.file.Path;
import java.util.Optional;

/** Asks where a file is to be kept. */
@FunctionalInterface
public interface SavePlace {

    /**
     * On the window's thread.
     *
     * @param name proposed, with its ending
     * @return empty where the person thought better of it
     */
    Optional<Path> choose(String name);
}
