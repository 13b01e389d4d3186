package fr.gestan.gsupport.server.admin;

import java.util.List;

/** One thing that {@code gsupport admin} does. */
interface Subcommand {

    /** The word that calls it. */
    String name();

    /**
     * Does it, and says how it went.
     *
     * @param options what follows its name
     * @return the exit code, as {@link AdminCommand} names them
     * @throws IllegalArgumentException where an option is wrong, with a sentence for the person who typed it
     */
    int run(List<String> options);
}
