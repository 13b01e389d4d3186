package fr.gestan.gsupport.desktop.office;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class OfficeViewModelTest {

    private final SimpleBooleanProperty clientOpen = new SimpleBooleanProperty();

    private OfficeViewModel of(Role... roles) {
        return new OfficeViewModel(List.of(roles), clientOpen);
    }

    @Test
    void a_technician_has_a_month_and_nothing_else() {
        var office = of(Role.TECHNICIAN);

        assertThat(office.offered()).containsExactly(OfficeView.PAY);
        assertThat(office.isOfTheOffice()).isFalse();
        office.open(OfficeView.NEW_CLIENT);
        assertThat(office.showingProperty().get()).isFalse();
    }

    @Test
    void what_is_about_a_client_opens_once_there_is_one() {
        var office = of(Role.SALES_ADMIN);
        office.open(OfficeView.CORRECT_CLIENT);
        assertThat(office.showingProperty().get()).isFalse();

        clientOpen.set(true);
        office.open(OfficeView.CORRECT_CLIENT);

        assertThat(office.showingProperty().get()).isTrue();
        assertThat(office.currentProperty().get()).isEqualTo(OfficeView.CORRECT_CLIENT);
    }

    @Test
    void it_is_all_there_is_for_an_administrator_who_is_nothing_else() {
        assertThat(of(Role.ADMIN).isAllThereIs()).isTrue();
        assertThat(of(Role.ADMIN, Role.TECHNICIAN).isAllThereIs()).isFalse();
    }

    @Test
    void it_opens_where_it_was_left() {
        var office = of(Role.SALES_ADMIN, Role.MANAGER);
        office.open(OfficeView.PAY);
        office.close();

        office.open();

        assertThat(office.currentProperty().get()).isEqualTo(OfficeView.PAY);
    }

    @Test
    void no_two_views_have_the_same_keys_for_a_person_of_all_roles() {
        var office = of(Role.values());

        var actions = new Actions(Messages.in(Locale.FRENCH));
        new OfficeActions(office, actions);

        assertThat(office.offered()).containsExactly(OfficeView.values());
        assertThat(actions.all()).hasSizeGreaterThan(2 * OfficeView.values().length);
    }
}
