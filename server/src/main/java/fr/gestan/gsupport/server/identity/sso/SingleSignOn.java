package fr.gestan.gsupport.server.identity.sso;

import fr.gestan.gsupport.server.http.Failure;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells whom a token of the provider names. */
@ApplicationScoped
public class SingleSignOn {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

    private final TenantIdentityProvider provider;
    private final SignedOff signedOff;
    private final Clock clock;
    private final boolean on;
    private final PersonInClaims person;
    private volatile boolean hasKeys;
    private volatile Instant askAgainAt = Instant.MIN;

    SingleSignOn(TenantIdentityProvider provider, SignedOff signedOff, Clock clock, SingleSignOnSettings settings) {
        this.provider = provider;
        this.signedOff = signedOff;
        this.clock = clock;
        this.on = settings.issuer().isPresent();
        this.person = PersonInClaims.of(settings);
    }

    /**
     * The person whom the token names. Fails with {@link AuthenticationFailedException} where it is not genuine, not for
     * us, has ended, or there is no single sign-on; with {@link Failure.NotReady} where the provider's
     * keys can not be had, so that nobody can tell.
     */
    public Uni<SignedOn> identify(String token) {
        if (!on) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        if (clock.instant().isBefore(askAgainAt)) {
            return Uni.createFrom().failure(providerIsAway());
        }
        return Uni.createFrom()
                .deferred(() -> provider.authenticate(new AccessTokenCredential(token)))
                .ifNoItem()
                .after(LONGEST_ANSWER)
                .fail()
                .onFailure()
                .transform(this::whyNot)
                .map(verified -> read(token));
    }

    /**
     * From now on the token is refused.
     *
     * @param hash what it is known by ({@link SignedToken#signedPart})
     */
    public void signOff(byte[] hash, Instant expiresAt) {
        signedOff.remember(hash, expiresAt);
    }

    private SignedOn read(String token) {
        hasKeys = true;
        return person.read(SignedToken.claims(token)).orElseThrow(AuthenticationFailedException::new);
    }

    private Throwable whyNot(Throwable thrown) {
        if (thrown instanceof AuthenticationFailedException) {
            hasKeys = true;
            return thrown;
        }
        if (!isTheProvidersSilence(thrown)) {
            return new AuthenticationFailedException(thrown);
        }
        if (!hasKeys) {
            // Later on, a key that nobody knows must not shut out those whose keys are known.
            askAgainAt = clock.instant().plus(BEFORE_ASKING_AGAIN);
        }
        return providerIsAway();
    }

    private static boolean isTheProvidersSilence(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Failure providerIsAway() {
        return new Failure.NotReady("The identity provider does not answer, so nobody can tell whether this token is"
                + " genuine. Try again, or log in with a password.");
    }
}
