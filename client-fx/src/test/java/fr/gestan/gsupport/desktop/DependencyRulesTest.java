package fr.gestan.gsupport.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "fr.gestan.gsupport", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    @ArchTest
    static final ArchRule the_desktop_knows_the_server_only_through_the_contract = noClasses()
            .that()
            .resideInAPackage("..desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.gestan.gsupport.server..", "io.quarkus..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule view_models_have_no_control_in_them = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .or()
            .resideInAnyPackage("..desktop.api..", "..desktop.stopwatch..", "..desktop.i18n..", "..desktop.links..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.kordamp..");

    @ArchTest
    static final ArchRule controllers_only_bind = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Api");

    @ArchTest
    static final ArchRule only_the_client_itself_knows_how_calls_travel = classes()
            .that()
            .resideOutsideOfPackage("..desktop.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("feign..", "java.net.http..");

    @ArchTest
    static final ArchRule features_do_not_turn_in_circles =
            slices().matching("fr.gestan.gsupport.desktop.(*)..").should().beFreeOfCycles();
}
