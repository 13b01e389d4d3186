package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.ClientActionsController;
import fr.gestan.gsupport.desktop.office.Exports;
import fr.gestan.gsupport.desktop.office.MyMonthController;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import fr.gestan.gsupport.desktop.office.OfficeController;
import fr.gestan.gsupport.desktop.office.OfficeMenuController;
import fr.gestan.gsupport.desktop.office.OfficePage;
import fr.gestan.gsupport.desktop.office.OfficeView;
import fr.gestan.gsupport.desktop.office.OfficeViewModel;
import fr.gestan.gsupport.desktop.office.SavePlace;
import fr.gestan.gsupport.desktop.office.accounts.AccountsController;
import fr.gestan.gsupport.desktop.office.accounts.AccountsViewModel;
import fr.gestan.gsupport.desktop.office.accounts.AuditController;
import fr.gestan.gsupport.desktop.office.accounts.AuditViewModel;
import fr.gestan.gsupport.desktop.office.accounts.KeysController;
import fr.gestan.gsupport.desktop.office.accounts.KeysViewModel;
import fr.gestan.gsupport.desktop.office.clients.ClientFormController;
import fr.gestan.gsupport.desktop.office.clients.ClientFormViewModel;
import fr.gestan.gsupport.desktop.office.clients.DoNotInterveneController;
import fr.gestan.gsupport.desktop.office.clients.DoNotInterveneViewModel;
import fr.gestan.gsupport.desktop.office.credit.CreditController;
import fr.gestan.gsupport.desktop.office.credit.CreditViewModel;
import fr.gestan.gsupport.desktop.office.credit.LotsViewModel;
import fr.gestan.gsupport.desktop.office.credit.PacksController;
import fr.gestan.gsupport.desktop.office.credit.PacksViewModel;
import fr.gestan.gsupport.desktop.office.overview.OverviewController;
import fr.gestan.gsupport.desktop.office.overview.OverviewViewModel;
import fr.gestan.gsupport.desktop.office.pay.PayController;
import fr.gestan.gsupport.desktop.office.pay.PayViewModel;
import fr.gestan.gsupport.desktop.office.statement.StatementController;
import fr.gestan.gsupport.desktop.office.statement.StatementViewModel;
import fr.gestan.gsupport.desktop.office.worklists.CountsController;
import fr.gestan.gsupport.desktop.office.worklists.CountsViewModel;
import fr.gestan.gsupport.desktop.office.worklists.WorklistsController;
import fr.gestan.gsupport.desktop.office.worklists.WorklistsViewModel;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.shell.Views.View;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The office over the support screen, put together: its frame and each of its views when it is first opened. */
final class OfficeDesk {

    private final Connection connection;
    private final Calls calls;
    private final SupportViewModel support;
    private final OfficeViewModel office;
    private final Actions actions;
    private final OfficeActions ways;
    private final Views views;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;
    private final SavePlace place;
    private final CountsViewModel counts;
    private final WorklistsViewModel worklists;
    private final Map<String, Object> models = new HashMap<>();

    /**
     * @param office is to be closed by whoever opens a client
     * @param zone says which month it is
     * @param place where exports go
     */
    OfficeDesk(
            Connection connection,
            Calls calls,
            Schedule schedule,
            SupportViewModel support,
            OfficeViewModel office,
            Actions actions,
            Views views,
            Messages messages,
            Formats formats,
            ZoneId zone,
            SavePlace place) {
        this.connection = connection;
        this.calls = calls;
        this.support = support;
        this.office = office;
        this.actions = actions;
        this.ways = new OfficeActions(office, actions);
        this.views = views;
        this.messages = messages;
        this.formats = formats;
        this.zone = zone;
        this.place = place;
        var api = connection.api();
        this.counts = new CountsViewModel(
                calls, schedule, api.worklists(), office.offered().contains(OfficeView.WORKLISTS), messages, formats);
        this.worklists = new WorklistsViewModel(
                calls,
                counts,
                api.worklists(),
                api.overrides(),
                exports(),
                messages,
                formats,
                support::open,
                this::openFailedMails);
    }

    /** Goes on with what is typed in another one, the place of which this one takes, in other words. */
    void goOnFrom(OfficeDesk before) {
        models.putAll(before.models);
        worklists.goOnFrom(before.worklists);
    }

    /**
     * A model of a view that is made now. Where there was one before, in other words, it goes on with what was typed there.
     *
     * @param typed takes it over
     */
    private <M> M made(OfficeView view, M model, BiConsumer<M, M> typed) {
        @SuppressWarnings("unchecked")
        var before = (M) models.put(view + " " + model.getClass().getSimpleName(), model);
        if (before != null) {
            typed.accept(model, before);
        }
        return model;
    }

    /** How to make the controllers of what leads to the office from the support screen. */
    Map<Class<?>, Supplier<?>> controllersOfTheDesk() {
        return Map.of(
                OfficeMenuController.class,
                () -> new OfficeMenuController(office, ways, messages),
                MyMonthController.class,
                () -> new MyMonthController(office, ways),
                ClientActionsController.class,
                () -> new ClientActionsController(office, ways, messages),
                CountsController.class,
                () -> new CountsController(counts, this::open));
    }

    /** What lies over this screen while the office shows; the screen stays as it is, out of sight. */
    Node over(Node screen) {
        var layer = new StackPane();
        Shown.focusWhile(layer, office.showingProperty(), () -> {});
        Shown.when(layer, office.showingProperty());
        screen.visibleProperty().bind(office.showingProperty().not());
        office.showingProperty().addListener((property, before, now) -> {
            if (now && layer.getChildren().isEmpty()) {
                layer.getChildren().add(frame());
            }
        });
        return layer;
    }

    private Parent frame() {
        return views.load(
                View.OFFICE,
                Map.of(
                        OfficeController.class,
                        () -> new OfficeController(office, ways, this::page, messages, clientName())));
    }

    private ObservableValue<String> clientName() {
        return support.card()
                .cardProperty()
                .map(card -> messages.text("office.client-at-hand", card.companyName(), formats.number(card.id())))
                .orElse("");
    }

    /** Palette, help and search are in reach from the office too; the search leads back to its field. */
    void lendKeys() {
        for (var action : actions.all()) {
            switch (action.key()) {
                case "action.palette", "action.help", "action.mini" -> ways.alsoInTheOffice(action);
                case "action.search" -> ways.alsoInTheOffice(backTo(action));
                default -> {
                    // All else belongs to the client behind.
                }
            }
        }
    }

    private Action backTo(Action search) {
        return Action.of(search.group(), search.key(), () -> {
                    office.close();
                    Platform.runLater(search.run());
                })
                .keys(search.accelerators().stream().map(Object::toString).toArray(String[]::new));
    }

    private OfficePage page(OfficeView view) {
        return switch (view) {
            case CORRECT_CLIENT -> clientForm(view, this::clientOnScreen);
            case NEW_CLIENT -> clientForm(view, () -> 0);
            case CREDIT -> credit();
            case STATEMENT -> statement();
            case OVERVIEW -> overview();
            case PACKS -> packs();
            case WORKLISTS -> worklists();
            case PAY -> pay();
            case ACCOUNTS -> accounts();
            case KEYS -> keys();
            case AUDIT -> audit();
        };
    }

    private long clientOnScreen() {
        var card = support.card().cardProperty().get();
        return card == null ? 0 : card.id();
    }

    private OfficePage credit() {
        var api = connection.api();
        var lots = new LotsViewModel(calls, api.lots(), messages, formats);
        var credit = made(
                OfficeView.CREDIT,
                new CreditViewModel(
                        calls,
                        api.clients(),
                        api.credits(),
                        api.packs(),
                        lots,
                        this::clientOnScreen,
                        messages,
                        formats),
                CreditViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.CREDIT,
                        Map.of(CreditController.class, () -> new CreditController(credit, ways, messages, formats))),
                credit::shown,
                credit::sell);
    }

    private OfficePage statement() {
        var statement = made(
                OfficeView.STATEMENT,
                new StatementViewModel(
                        calls,
                        connection.api().statements(),
                        exports(),
                        this::clientOnScreen,
                        connection.user().roles().contains(Role.SALES_ADMIN),
                        messages,
                        formats),
                StatementViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.STATEMENT,
                        Map.of(
                                StatementController.class,
                                () -> new StatementController(statement, ways, messages, formats))),
                statement::read,
                statement::read);
    }

    private OfficePage overview() {
        var overview = made(
                OfficeView.OVERVIEW,
                new OverviewViewModel(calls, connection.api().overview(), messages, formats, support::open),
                OverviewViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.OVERVIEW,
                        Map.of(
                                OverviewController.class,
                                () -> new OverviewController(overview, ways, messages, formats))),
                overview::read,
                overview::read);
    }

    private OfficePage packs() {
        var packs = made(
                OfficeView.PACKS,
                new PacksViewModel(calls, connection.api().packs(), messages, formats),
                PacksViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.PACKS,
                        Map.of(PacksController.class, () -> new PacksController(packs, ways, messages, formats))),
                packs::shown,
                packs::save);
    }

    private OfficePage worklists() {
        return new OfficePage(
                views.load(
                        View.WORKLISTS,
                        Map.of(
                                WorklistsController.class,
                                () -> new WorklistsController(worklists, ways, messages, formats))),
                worklists::shown,
                worklists::export);
    }

    private void open(Worklist list) {
        worklists.chosenProperty().set(list);
        if (list != Worklist.FAILED_MAILS) {
            office.open(OfficeView.WORKLISTS);
        }
    }

    /** Mails have a list of their own on the support screen. */
    private void openFailedMails() {
        office.close();
        actions.all().stream()
                .filter(action -> action.key().equals("action.failed-mails"))
                .findFirst()
                .ifPresent(action -> Platform.runLater(action.run()));
    }

    private OfficePage pay() {
        var api = connection.api();
        var pay = made(
                OfficeView.PAY,
                new PayViewModel(
                        calls,
                        api.pay(),
                        connection.user().roles().contains(Role.MANAGER),
                        exports(),
                        YearMonth.now(zone),
                        messages,
                        formats),
                PayViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.PAY, Map.of(PayController.class, () -> new PayController(pay, ways, messages, formats))),
                pay::shown,
                pay::export,
                pay::leaveOpen);
    }

    private OfficePage accounts() {
        var accounts = made(
                OfficeView.ACCOUNTS,
                new AccountsViewModel(calls, connection.api().technicians(), messages),
                AccountsViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.ACCOUNTS,
                        Map.of(AccountsController.class, () -> new AccountsController(accounts, ways, messages))),
                accounts::shown,
                accounts::save);
    }

    private OfficePage keys() {
        var keys = made(
                OfficeView.KEYS,
                new KeysViewModel(calls, connection.api().apiKeys(), messages),
                KeysViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.KEYS,
                        Map.of(KeysController.class, () -> new KeysController(keys, ways, messages, formats))),
                keys::shown,
                keys::create,
                keys::keep);
    }

    private OfficePage audit() {
        var audit = made(
                OfficeView.AUDIT,
                new AuditViewModel(calls, connection.api().audit(), messages),
                AuditViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.AUDIT,
                        Map.of(AuditController.class, () -> new AuditController(audit, ways, messages, formats))),
                audit::read,
                audit::read);
    }

    private Exports exports() {
        return new Exports(calls, place, messages);
    }

    private OfficePage clientForm(OfficeView view, LongSupplier wanted) {
        var api = connection.api();
        var form = made(
                view,
                new ClientFormViewModel(
                        calls, api.clients(), api.clientSheets(), wanted, messages, formats, support::open),
                ClientFormViewModel::goOnFrom);
        var npi = made(
                view,
                new DoNotInterveneViewModel(calls, api.clients(), form.clientProperty(), messages, formats, changed -> {
                    form.readBeside();
                    support.changedElsewhere(changed.id());
                }),
                DoNotInterveneViewModel::goOnFrom);
        return new OfficePage(
                views.load(
                        View.CLIENT_FORM,
                        Map.of(
                                ClientFormController.class,
                                () -> new ClientFormController(form, messages, ways),
                                DoNotInterveneController.class,
                                () -> new DoNotInterveneController(npi, formats))),
                form::shown,
                form::save);
    }
}
