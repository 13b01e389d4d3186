package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.BusyForm;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the accounts of people to their view model. */
public final class AccountsController {

    private final AccountsViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;

    @FXML
    private TableView<Technician> people;

    @FXML
    private Button more;

    @FXML
    private Button begin;

    @FXML
    private VBox form;

    @FXML
    private Label heading;

    @FXML
    private Label codeLabel;

    @FXML
    private TextField code;

    @FXML
    private Label nameLabel;

    @FXML
    private TextField fullName;

    @FXML
    private Label phoneLabel;

    @FXML
    private TextField phone;

    @FXML
    private Label loginLabel;

    @FXML
    private TextField login;

    @FXML
    private VBox roles;

    @FXML
    private CheckBox active;

    @FXML
    private Label passwordLabel;

    @FXML
    private PasswordField password;

    @FXML
    private Button setPassword;

    @FXML
    private Label outcome;

    @FXML
    private Button save;

    /** @param actions knows by which keys an account is saved */
    public AccountsController(AccountsViewModel viewModel, OfficeActions actions, Messages messages) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        Columns.of(people)
                .text(messages.text("office.accounts.code"), 70, Technician::code)
                .text(messages.text("office.accounts.name"), 160, Technician::fullName)
                .text(messages.text("office.accounts.login"), 116, Technician::login)
                .text(messages.text("office.accounts.roles"), 190, viewModel::rolesOf)
                .text(messages.text("office.accounts.state"), 100, viewModel::stateOf);
        people.setItems(viewModel.people().items());
        people.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> viewModel.choose(now));
        Shown.when(more, viewModel.people().moreProperty());
        more.setOnAction(clicked -> viewModel.people().readMore());
        begin.setOnAction(clicked -> {
            people.getSelectionModel().clearSelection();
            viewModel.begin();
            code.requestFocus();
        });
        bindForm();
        Shown.outcome(outcome, viewModel.outcomeProperty());
        save.setOnAction(clicked -> viewModel.save());
        actions.tellMainAct(save);
    }

    private void bindForm() {
        heading.textProperty().bind(viewModel.heading());
        codeLabel.setLabelFor(code);
        nameLabel.setLabelFor(fullName);
        phoneLabel.setLabelFor(phone);
        loginLabel.setLabelFor(login);
        passwordLabel.setLabelFor(password);
        code.textProperty().bindBidirectional(viewModel.codeProperty());
        code.disableProperty().bind(viewModel.chosenProperty().isNotNull());
        fullName.textProperty().bindBidirectional(viewModel.fullNameProperty());
        phone.textProperty().bindBidirectional(viewModel.phoneProperty());
        login.textProperty().bindBidirectional(viewModel.loginProperty());
        password.textProperty().bindBidirectional(viewModel.passwordProperty());
        for (var role : Role.values()) {
            var box = new CheckBox(viewModel.nameOf(role));
            box.setId("role-" + role.name().toLowerCase(Locale.ROOT));
            box.selectedProperty().bindBidirectional(viewModel.has(role));
            roles.getChildren().add(box);
        }
        active.selectedProperty().bindBidirectional(viewModel.activeProperty());
        Shown.when(active, viewModel.chosenProperty().isNotNull());
        Shown.when(setPassword, viewModel.chosenProperty().isNotNull());
        setPassword.setOnAction(clicked -> viewModel.setPassword());
        BusyForm.bind(form, viewModel.busyProperty());
    }
}
