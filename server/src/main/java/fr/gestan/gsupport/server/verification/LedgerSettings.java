package fr.gestan.gsupport.server.verification;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** When the ledger is verified, and who is told where it does not hold. */
@ConfigMapping(prefix = "gsupport.ledger")
interface LedgerSettings {

    /** As Quartz writes it, or {@code off}; {@link NightlyVerification} hands it to the scheduler. */
    String verifyAt();

    /** Mail addresses, separated by commas; none: nobody is told by mail. */
    Optional<List<String>> tell();
}
