package fr.gestan.gsupport.server;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/** Starts the server: {@code server} on real data, {@code demo} on sample data. */
@QuarkusMain
public class Main {

    private static final int WRONG_USAGE = 2;

    public static void main(String... args) {
        var command = args.length == 0 ? "server" : args[0];
        try {
            switch (command) {
                case "server" -> serve(StartSettings.forServer(), args);
                case "demo" -> serve(StartSettings.forDemo(), args);
                default -> throw new WrongSetting("Unknown command '" + command + "'. Commands: server, demo.");
            }
        } catch (WrongSetting | IOException e) {
            System.err.println("gSupport does not start: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    private static void serve(StartSettings settings, String... args) throws IOException {
        settings.systemProperties().forEach(System::setProperty);
        if (settings.externalDatabase() != null) {
            use(settings.externalDatabase());
            Quarkus.run(args);
            return;
        }
        try (var postgres = EmbeddedPostgres.start(settings.dataDirectory())) {
            use(postgres.access());
            Quarkus.run(args);
        }
    }

    private static void use(DatabaseAccess database) {
        database.asQuarkusSettings().forEach(System::setProperty);
    }
}
