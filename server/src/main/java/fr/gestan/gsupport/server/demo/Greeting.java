package fr.gestan.gsupport.server.demo;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.PrintStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the console where the demo is, who can log in and what to try; not in the log, which keeps no line breaks. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Greeting {

    private static final String TEXT = """

            gSupport, démonstration : %s
            Données inventées, mots de passe et clés publics ; accessible depuis cette machine seule.

              Techniciens          hry, ecn, nvl, cpl
              Administration       adv (ventes), chef (responsable), admin
              Mot de passe         demo
              Clés d'API           gsk_demo_shop, gsk_demo_gestan
              Documentation        %s/docs

            À essayer : client 4996 (solde 50), 5001 (à −15), 5002 (NPI à −20), 5003 (NPI à +30), 5004 (à −75),
            5005 (premier appel), 5007 (Cloud), 5008 (sans courriel). Ctrl-C arrête tout.
            """;

    private final boolean demo;
    private final String host;

    Greeting(
            @ConfigProperty(name = "gsupport.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.demo = demo;
        this.host = host;
    }

    void greet(@ObservesAsync HttpServerStart started) {
        if (demo) {
            greet(started.options().getPort(), System.out);
        }
    }

    void greet(int port, PrintStream console) {
        var address = "http://" + host + ":" + port;
        console.printf(TEXT, address, address);
    }
}
