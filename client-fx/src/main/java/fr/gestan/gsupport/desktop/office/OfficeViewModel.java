package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.api.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/** Which view of the office lies over the support screen, if any. What is behind, a running call above all, goes on. */
public final class OfficeViewModel {

    private static final Set<Role> SEE_CLIENTS = Set.of(Role.TECHNICIAN, Role.SALES_ADMIN, Role.MANAGER);

    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<OfficeView> current = new ReadOnlyObjectWrapper<>();
    private final List<OfficeView> offered;
    private final boolean ofTheOffice;
    private final boolean allThereIs;
    private final ObservableBooleanValue clientOpen;

    /**
     * @param roles of whoever is logged in
     * @param clientOpen whether a client is on the support screen
     */
    public OfficeViewModel(Collection<Role> roles, ObservableBooleanValue clientOpen) {
        this.offered = OfficeView.of(roles);
        this.ofTheOffice = offered.stream().anyMatch(view -> view.isForMoreThan(Role.TECHNICIAN));
        this.allThereIs = !offered.isEmpty() && roles.stream().noneMatch(SEE_CLIENTS::contains);
        this.clientOpen = clientOpen;
    }

    /** The views of this person's roles, in the order of the rail. */
    public List<OfficeView> offered() {
        return offered;
    }

    /** Whether this person has more to see here than a technician's own month. */
    public boolean isOfTheOffice() {
        return ofTheOffice;
    }

    /** Whether this person can do nothing on the support screen: administrators who are nothing else see no client. */
    public boolean isAllThereIs() {
        return allThereIs;
    }

    /** Whether a view can be opened now. */
    public BooleanBinding canOpen(OfficeView view) {
        return Bindings.createBooleanBinding(() -> !view.isOfClient() || clientOpen.get(), clientOpen);
    }

    /** Shows the view that was last seen, or the first one. */
    public void open() {
        var last = current.get();
        if (last != null && canOpen(last).get()) {
            open(last);
        } else {
            offered.stream().filter(view -> !view.isOfClient()).findFirst().ifPresent(this::open);
        }
    }

    /** Shows a view; does nothing where this person may not see it, or where it is about a client and none is there. */
    public void open(OfficeView view) {
        if (offered.contains(view) && canOpen(view).get()) {
            current.set(view);
            showing.set(true);
        }
    }

    /** Shows what another one shows, in the place of which this one is from now on: about a client once that is there. */
    public void goOnFrom(OfficeViewModel before) {
        var view = before.current.get();
        current.set(view);
        if (!before.showing.get()) {
            return;
        }
        if (canOpen(view).get()) {
            open(view);
        } else {
            clientOpen.addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Boolean> property, Boolean was, Boolean now) {
                    clientOpen.removeListener(this);
                    open(view);
                }
            });
        }
    }

    /** Back to the support screen. What was typed here is there again the next time. */
    public void close() {
        showing.set(false);
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** What shows, or showed last; null before the first opening. */
    public ReadOnlyObjectProperty<OfficeView> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
