package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.ledger.NewLine;
import java.time.LocalDate;

/**
 * What is bought, once the pack has said what the request leaves open. Minutes.
 *
 * @param validUntil the last day, or null
 * @param binding whether what is left expires after it
 * @param packId or null
 */
record PurchaseTerms(int minutes, LocalDate validUntil, boolean offered, boolean binding, Long packId) {

    /**
     * What must hold between the fields, whatever the day and the packs.
     *
     * @throws Failure.Invalid naming the field
     */
    static void checkFields(NewCredit request) {
        if (request.packId() == null && request.minutes() == null) {
            throw new Failure.Invalid("minutes", "must not be null");
        }
        boolean binds = Boolean.TRUE.equals(request.bindingValidity());
        if (binds && request.packId() == null && request.validUntil() == null) {
            throw new Failure.Invalid("validUntil", "must be given where the validity is binding");
        }
    }

    /**
     * The terms.
     *
     * @param pack the one that the request names; null where it names none, or there is no such pack
     * @param today in the publisher's time zone
     * @throws Failure.Invalid naming the field
     */
    static PurchaseTerms of(NewCredit request, Pack pack, LocalDate today) {
        if (request.packId() != null) {
            checkPack(request, pack);
        }
        var validUntil = request.validUntil() == null && pack != null ? endOf(pack, today) : request.validUntil();
        boolean binding =
                request.bindingValidity() == null ? pack != null && pack.bindingValidity() : request.bindingValidity();
        if (binding && validUntil == null) {
            throw new Failure.Invalid("validUntil", "must be given where the validity is binding");
        }
        if (binding && validUntil.isBefore(today)) {
            throw new Failure.Invalid("validUntil", "must not be in the past where the validity is binding");
        }
        return new PurchaseTerms(
                pack == null ? request.minutes() : pack.minutes(),
                validUntil,
                Boolean.TRUE.equals(request.offered()),
                binding,
                request.packId());
    }

    private static void checkPack(NewCredit request, Pack pack) {
        if (pack == null) {
            throw new Failure.Invalid("packId", "must be a pack of the catalogue");
        }
        if (!pack.onSale()) {
            throw new Failure.Invalid("packId", "must be a pack that is on sale");
        }
        if (request.minutes() != null && request.minutes() != pack.minutes()) {
            throw new Failure.Invalid("minutes", "must be the pack's, " + pack.minutes());
        }
    }

    private static LocalDate endOf(Pack pack, LocalDate today) {
        if (pack.validityDays() != null) {
            return today.plusDays(pack.validityDays());
        }
        return pack.validityMonths() == null ? null : today.plusMonths(pack.validityMonths());
    }

    NewLine.Credit credit() {
        return new NewLine.Credit(offered, binding, packId);
    }
}
