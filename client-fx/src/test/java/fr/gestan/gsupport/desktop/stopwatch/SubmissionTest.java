package fr.gestan.gsupport.desktop.stopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private static NewIntervention content(String summary) {
        return new NewIntervention(summary, null, Billing.NORMAL, null, 5, null, false, null, null);
    }

    @Test
    void a_second_try_has_the_key_of_the_first() {
        var first = Submission.fresh().trying(content("Aide"));

        assertThat(first.trying(content("Aide")).key()).isEqualTo(first.key());
    }

    @Test
    void another_content_keeps_the_key_while_the_first_try_may_have_been_recorded() {
        var first = Submission.fresh().trying(content("Aide"));

        assertThat(first.trying(content("Aide, suite")).key()).isEqualTo(first.key());
    }

    @Test
    void the_same_content_keeps_the_key_after_a_refusal() {
        var refused = Submission.fresh().trying(content("Aide")).refused(false);

        assertThat(refused.trying(content("Aide")).key()).isEqualTo(refused.key());
    }

    @Test
    void another_content_has_another_key_after_a_refusal() {
        var refused = Submission.fresh().trying(content("Aide")).refused(false);

        assertThat(refused.trying(content("Aide, par exception")).key()).isNotEqualTo(refused.key());
    }

    @Test
    void an_invalid_second_try_does_not_settle_how_the_first_one_ended() {
        var first = Submission.fresh().trying(content("Aide"));
        var invalid = first.trying(content("")).refused(false);

        assertThat(invalid.trying(content("Aide, suite")).key()).isEqualTo(first.key());
    }

    @Test
    void a_server_that_knows_the_key_settles_how_the_first_try_ended() {
        var first = Submission.fresh().trying(content("Aide"));
        var reused = first.trying(content("Aide, suite")).refused(true);

        assertThat(reused.trying(content("Une autre aide")).key()).isNotEqualTo(first.key());
    }
}
