package fr.gestan.gsupport.server;

import fr.gestan.gsupport.server.admin.AdminCommand;
import fr.gestan.gsupport.server.admin.OpenDatabase;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.demo.Await;
import fr.gestan.gsupport.server.demo.Rehearsal;
import fr.gestan.gsupport.server.demo.Tour;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts the server: {@code server} on real data, {@code demo} on sample data; {@code admin} runs the command line. */
@QuarkusMain
public class Main {

    private static final int WRONG_USAGE = 2;
    private static final int STOP_TIMEOUT_SECONDS = 20;

    public static void main(String... args) {
        var command = args.length == 0 ? "server" : args[0];
        try {
            switch (command) {
                case "server" -> serve(StartSettings.forServer(), args);
                case "demo" -> serve(StartSettings.forDemo(), args);
                case "rehearse" -> {
                    Rehearsal.begin();
                    serve(StartSettings.forDemo(), args);
                }
                case "admin" ->
                    System.exit(new AdminCommand(
                                    new Databases(),
                                    () -> StartSettings.mailSetup(new Clocks().clock()),
                                    StartSettings.zone(),
                                    System.out,
                                    System.err,
                                    System.console() != null)
                            .run(List.of(args).subList(1, args.length)));
                case "await" -> Await.ready(URI.create(args[1]), Long.parseLong(args[2]));
                case "tour" -> {
                    Await.ready(URI.create(args[1]), Long.parseLong(args[2]));
                    new Tour(URI.create(args[1]), System.out).walk();
                }
                default -> throw new WrongSetting("Unknown command '" + command + "'. Commands: server, demo, admin.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (WrongSetting | IOException e) {
            System.err.println("gSupport: " + e.getMessage());
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
        CompletableFuture.runAsync(Main::loadTheServer);
        var postgres = EmbeddedPostgres.start(settings.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterTheServer(postgres), "postgres-stop"));
        use(postgres.access());
        Quarkus.run(args);
    }

    /** Those that a server with the same settings works with. */
    private static final class Databases implements OpenDatabase.Source {

        @Override
        public OpenDatabase open(boolean demo) throws IOException {
            var settings = demo ? StartSettings.forDemo() : StartSettings.forServer();
            return settings.externalDatabase() == null
                    ? OpenDatabase.of(settings.dataDirectory())
                    : OpenDatabase.external(settings.externalDatabase());
        }

        @Override
        public OpenDatabase openOrMake() throws IOException {
            var settings = StartSettings.forServer();
            return settings.externalDatabase() == null
                    ? OpenDatabase.ofOrNew(settings.dataDirectory())
                    : OpenDatabase.external(settings.externalDatabase());
        }
    }

    /** What Quarkus does before it reads settings; it takes as long as PostgreSQL does, so both are done at once. */
    private static void loadTheServer() {
        try {
            Class.forName("io.quarkus.runner.ApplicationImpl", true, Main.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The build of the server is incomplete", e);
        }
    }

    /** However the process ends, PostgreSQL stops once nobody uses it any more. */
    private static void stopAfterTheServer(EmbeddedPostgres postgres) {
        var server = Application.currentApplication();
        if (server != null) {
            CompletableFuture.runAsync(server::awaitShutdown)
                    .completeOnTimeout(null, STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        postgres.close();
    }

    private static void use(DatabaseAccess database) {
        database.asQuarkusSettings().forEach(System::setProperty);
    }
}
