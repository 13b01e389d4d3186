package fr.gestan.gsupport.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Time: the clock in UTC, and the zone in which the publisher's days and months are counted. */
@ApplicationScoped
class Clocks {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ZoneId publisherZone(@ConfigProperty(name = "gsupport.time-zone") ZoneId zone) {
        return zone;
    }
}
