package fr.gestan.gsupport.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningFigureTest {

    @Test
    void one_wrong_figure_is_one_finding_wherever_the_next_goes_on_from() {
        var total = new RunningFigure();

        assertThat(total.move(10, 10)).isTrue();
        assertThat(total.move(5, 99)).isFalse();
        assertThat(total.value()).isEqualTo(15);
        assertThat(total.move(1, 16)).as("from what should be").isTrue();
        assertThat(total.move(4, 50)).isFalse();
        assertThat(total.move(1, 51)).as("from what is stored").isTrue();
    }
}
