package fr.gestan.gsupport.desktop.api;

import java.util.Optional;

/** The access tokens of the login that calls are made with. Asked from any thread. */
@FunctionalInterface
public interface Tokens {

    /** What goes into {@code Authorization}; empty while nobody is logged in. */
    Optional<String> token();

    /**
     * The token to repeat a call with that was answered 401, of the same login. May take as long as a call.
     *
     * @param refused the token that the call was made with
     * @return empty where the login has ended, or is another one by now
     * @throws ApiFailure where the next token could not be had, which says nothing about the login
     */
    default Optional<String> insteadOf(String refused) {
        return Optional.empty();
    }

    /** Told when even the repeated call was answered 401: the login has ended, whatever its tokens promise. */
    default void refusedAgain(String token) {}
}
