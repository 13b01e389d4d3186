package fr.gestan.gsupport.server.greenbutton;

import static fr.gestan.gsupport.server.greenbutton.Hit.Proof.CLIENT_ID;
import static fr.gestan.gsupport.server.greenbutton.Hit.Proof.COMPANY_NAME;
import static fr.gestan.gsupport.server.greenbutton.Hit.Proof.EMAIL;
import static fr.gestan.gsupport.server.greenbutton.Hit.Proof.LICENCE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.greenbutton.FoundClients.Match;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatchRulesTest {

    @Test
    void nothing_found_is_none() {
        assertThat(MatchRules.decide(List.of())).isEqualTo(new MatchRules.Verdict(Match.NONE, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void one_account_that_nothing_speaks_against_is_opened(Hit.Proof proof) {
        decides(Match.ONE, List.of(1L), hit(1, proof));
    }

    @Test
    void what_proves_less_tells_several_apart() {
        decides(Match.ONE, List.of(2L), hit(1, EMAIL), hit(2, EMAIL, COMPANY_NAME), hit(3, EMAIL));
        decides(
                Match.ONE,
                List.of(3L),
                hit(1, COMPANY_NAME),
                hit(2, COMPANY_NAME),
                hit(3, LICENCE_NUMBER, COMPANY_NAME));
    }

    @Test
    void what_nothing_tells_apart_is_to_be_chosen_in_the_order_of_ids() {
        decides(Match.SEVERAL, List.of(1L, 2L, 3L), hit(3, EMAIL), hit(1, EMAIL), hit(2, EMAIL));
    }

    @Test
    void proofs_of_different_accounts_contradict_and_all_are_shown_the_best_first() {
        decides(Match.SEVERAL, List.of(2L, 1L), hit(1, CLIENT_ID), hit(2, LICENCE_NUMBER));
        decides(Match.SEVERAL, List.of(1L, 2L), hit(1, LICENCE_NUMBER), hit(2, EMAIL));
        decides(Match.SEVERAL, List.of(9L, 2L), hit(9, LICENCE_NUMBER, CLIENT_ID), hit(2, COMPANY_NAME));
        decides(
                Match.SEVERAL,
                List.of(1L, 2L, 3L),
                hit(3, COMPANY_NAME),
                hit(1, LICENCE_NUMBER),
                hit(2, CLIENT_ID, COMPANY_NAME));
    }

    @Test
    void the_postal_code_tells_companies_of_one_name_apart() {
        decides(
                Match.ONE,
                List.of(2L),
                new Hit(1, EnumSet.of(COMPANY_NAME), false, false, true),
                new Hit(2, EnumSet.of(COMPANY_NAME), false, false, false));
    }

    @Test
    void a_name_in_another_town_is_doubtful() {
        decides(Match.SEVERAL, List.of(1L), new Hit(1, EnumSet.of(COMPANY_NAME), false, false, true));
    }

    @Test
    void a_number_or_an_address_alone_is_doubtful_where_licence_or_company_are_others() {
        decides(Match.SEVERAL, List.of(1L), new Hit(1, EnumSet.of(CLIENT_ID), true, false, false));
        decides(Match.SEVERAL, List.of(1L), new Hit(1, EnumSet.of(CLIENT_ID), false, true, false));
        decides(Match.SEVERAL, List.of(1L), new Hit(1, EnumSet.of(EMAIL), false, true, false));
        decides(Match.ONE, List.of(1L), new Hit(1, EnumSet.of(CLIENT_ID, EMAIL), true, true, true));
    }

    @Test
    void a_licence_number_suffices_whatever_else_has_changed() {
        decides(Match.ONE, List.of(1L), new Hit(1, EnumSet.of(LICENCE_NUMBER), false, true, true));
    }

    private static Hit hit(long clientId, Hit.Proof first, Hit.Proof... more) {
        return new Hit(clientId, EnumSet.of(first, more), false, false, false);
    }

    private static void decides(Match match, List<Long> clientIds, Hit... hits) {
        assertThat(MatchRules.decide(List.of(hits))).isEqualTo(new MatchRules.Verdict(match, clientIds));
    }
}
