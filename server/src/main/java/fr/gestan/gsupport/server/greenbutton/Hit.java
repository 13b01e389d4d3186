package fr.gestan.gsupport.server.greenbutton;

import java.util.Set;

/**
 * An account that something which a Gestan told points at.
 *
 * @param proofs what points at it; never empty
 * @param otherLicence whether another licence number was told than the one that it has
 * @param otherCompany whether a company's name was told that is no part of its own, nor its own a part of that
 * @param otherPostalCode whether another postal code was told than the one that it has
 */
record Hit(long clientId, Set<Proof> proofs, boolean otherLicence, boolean otherCompany, boolean otherPostalCode) {

    /** From what proves most to what proves least. */
    enum Proof {
        LICENCE_NUMBER,
        CLIENT_ID,
        EMAIL,
        COMPANY_NAME
    }

    Hit {
        proofs = Set.copyOf(proofs);
    }

    boolean has(Proof proof) {
        return proofs.contains(proof);
    }

    /** How much speaks for it: each proof weighs more than all behind it together, and the postal code least. */
    int weight() {
        int weight = otherPostalCode ? 0 : 1;
        for (var proof : proofs) {
            weight += 1 << (Proof.values().length - proof.ordinal());
        }
        return weight;
    }

    /**
     * Whether one thing alone speaks for it, and something against. A licence number is of one Gestan; a client's number
     * can be mistyped, an address belong to an accountant, a name to several companies.
     */
    boolean isDoubtful() {
        boolean oneThingAlone = proofs.size() == 1 && !has(Proof.LICENCE_NUMBER);
        return oneThingAlone && (otherLicence || otherCompany || (has(Proof.COMPANY_NAME) && otherPostalCode));
    }
}
