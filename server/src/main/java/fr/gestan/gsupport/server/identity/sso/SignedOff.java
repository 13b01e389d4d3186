package fr.gestan.gsupport.server.identity.sso;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Tokens whose person has logged out before the token's end. The provider does not know of it and would still vouch for
 * them; every node looks here, and they are kept until they end by themselves.
 */
@ApplicationScoped
class SignedOff {

    /** A token is taken for a little longer than it says ({@code lifespan-grace}). */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String REMEMBER = """
            INSERT INTO signed_off_token (token_hash, ends_at) VALUES (?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM signed_off_token WHERE ends_at < ?
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    SignedOff(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    void remember(byte[] tokenHash, Instant expiresAt) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(REMEMBER)) {
            insert.setBytes(1, tokenHash);
            insert.setObject(2, expiresAt.plus(GRACE).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The token could not be signed off", e);
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetWhatHasEnded() {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Tokens that have ended could not be forgotten", e);
        }
    }
}
