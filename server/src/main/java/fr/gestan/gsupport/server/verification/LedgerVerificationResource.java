package fr.gestan.gsupport.server.verification;

import fr.gestan.gsupport.api.verification.LedgerVerification;
import fr.gestan.gsupport.api.verification.LedgerVerificationApi;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.Finding;
import jakarta.annotation.security.RolesAllowed;

@RolesAllowed({Rights.MANAGER, Rights.ADMIN})
class LedgerVerificationResource implements LedgerVerificationApi {

    private final LastVerification last;

    LedgerVerificationResource(LastVerification last) {
        this.last = last;
    }

    @Override
    public LedgerVerification last() {
        last.look();
        return last.get().map(LedgerVerificationResource::answer).orElseGet(LedgerVerification::none);
    }

    private static LedgerVerification answer(VerificationRun run) {
        return new LedgerVerification(
                run.at(),
                run.lines(),
                run.accounts(),
                run.findings(),
                run.took().toMillis(),
                run.failure(),
                run.examples().stream().map(LedgerVerificationResource::example).toList());
    }

    private static LedgerVerification.Example example(Finding finding) {
        return new LedgerVerification.Example(
                finding.clientId(), finding.lineId(), finding.figure(), finding.expected(), finding.found());
    }
}
