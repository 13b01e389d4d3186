package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Control;

/** The ways into the office, between its views and back, by the same keys everywhere. */
public final class OfficeActions {

    private final Map<OfficeView, Action> views = new EnumMap<>(OfficeView.class);
    private final Actions actions;
    private final Actions.Layer layer;
    private final Action open;
    private final Action back;
    private final Action mainAct;
    private Node inFront;
    private Runnable mainActOfView = () -> {};
    private Runnable readingOfView = () -> {};
    private BooleanSupplier stepBackInView = () -> false;

    /** Registers them; ahead of all that lies over the office. */
    public OfficeActions(OfficeViewModel office, Actions actions) {
        this.actions = actions;
        this.layer = actions.over(office.showingProperty());
        this.open = Action.of(Group.OFFICE, "action.office", office::open).keys("F6");
        this.back = layer.register(Action.of(Group.OFFICE, "action.office.back", () -> {
                    if (!DateField.hidesChoices(focused()) && !stepBackInView.getAsBoolean()) {
                        office.close();
                    }
                })
                .keys("Esc", "F6")
                .onlyInThePalette());
        this.mainAct = layer.register(Action.of(Group.OFFICE, "action.office.main-act", () -> {
                    DateField.takeTyped(focused());
                    mainActOfView.run();
                })
                .keys("Ctrl+Enter"));
        layer.register(Action.of(Group.OFFICE, "action.office.read-again", () -> readingOfView.run())
                .keys("F5"));
        if (!office.offered().isEmpty()) {
            actions.register(open);
        }
        for (var view : office.offered()) {
            var action =
                    actions.register(Action.of(Group.OFFICE, "action.office." + view.key(), () -> office.open(view))
                            .keys(view.keys())
                            .when(office.canOpen(view)));
            layer.register(action.onlyInThePalette());
            views.put(view, action);
        }
    }

    /** For the commands of the window that are wanted in the office as well. */
    public void alsoInTheOffice(Action action) {
        layer.register(action.quiet());
    }

    /** Lets a button tell by which keys the main act of its view is done. */
    public void tellMainAct(Control control) {
        actions.tell(mainAct, control);
    }

    /** Ctrl+Enter, F5 and Escape mean those of this view from now on. */
    void inFront(OfficePage page) {
        inFront = page.content();
        mainActOfView = page.mainAct();
        readingOfView = page.whenShown();
        stepBackInView = page.stepBack();
    }

    /** The control that has the focus; null where none has. */
    private Node focused() {
        return inFront == null || inFront.getScene() == null
                ? null
                : inFront.getScene().getFocusOwner();
    }

    Action open() {
        return open;
    }

    Action back() {
        return back;
    }

    Action of(OfficeView view) {
        return views.get(view);
    }

    Actions actions() {
        return actions;
    }
}
