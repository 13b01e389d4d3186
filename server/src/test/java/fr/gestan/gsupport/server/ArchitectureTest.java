package fr.gestan.gsupport.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.gestan.gsupport.server.guidance.GuidanceSettings;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sentences of ARCHITECTURE.md, held. */
@AnalyzeClasses(packages = "fr.gestan.gsupport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SERVER = "fr.gestan.gsupport.server";

    @ArchTest
    static final ArchRule the_ledger_knows_no_transport_no_mail_and_nobodys_rights = noClasses()
            .that()
            .resideInAPackage(SERVER + ".ledger..")
            .should()
            .dependOnClassesThat(describe(
                    "are of another package of the server",
                    other -> other.getPackageName().startsWith(SERVER)
                            && !other.getPackageName().equals(SERVER + ".ledger")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "jakarta.mail..", "io.quarkus.security..");

    @ArchTest
    static final ArchRule letters_know_neither_the_way_that_mails_go_nor_who_asks_for_them = noClasses()
            .that()
            .resideInAPackage(SERVER + ".mail.letters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVER + ".mail.delivery..",
                    SERVER + ".mail.smtp..",
                    SERVER + ".mail.preferences..",
                    "jakarta.ws.rs..",
                    "jakarta.mail..",
                    "java.sql..");

    @ArchTest
    static final ArchRule guidance_is_pure = classes()
            .that()
            .resideInAPackage(SERVER + ".guidance..")
            .and()
            .doNotBelongToAnyOf(GuidanceSettings.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "fr.gestan.gsupport.api..", SERVER + ".guidance..");

    @ArchTest
    static final ArchRule guidance_settings_depend_on_configuration_at_most = classes()
            .that()
            .belongToAnyOf(GuidanceSettings.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "fr.gestan.gsupport.api..", SERVER + ".guidance..", "io.smallrye.config..");

    @ArchTest
    static final ArchRule features_do_not_depend_on_one_another_in_a_circle =
            slices().matching(SERVER + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_stay_in_their_feature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and()
            .resideOutsideOfPackage(SERVER + ".ledger..")
            .should(beUsedInTheirOwnPackageOnly());

    @ArchTest
    static final ArchRule entities_never_leave_the_server = noClasses()
            .that()
            .resideInAPackage("fr.gestan.gsupport.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER + "..");

    @ArchTest
    static final ArchRule the_contract_depends_on_jakarta_and_jackson_at_most = classes()
            .that()
            .resideInAPackage("fr.gestan.gsupport.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "fr.gestan.gsupport.api..",
                    "jakarta.ws.rs..",
                    "jakarta.validation..",
                    "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule nobody_depends_on_the_sample_data_or_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER + ".demo..", SERVER + ".admin..", SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + ".demo..", SERVER + ".admin..");

    @ArchTest
    static final ArchRule mails_are_written_and_handed_over_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".mail.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule the_conversation_with_a_mail_server_knows_no_outbox = noClasses()
            .that()
            .resideInAPackage(SERVER + ".mail.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + ".mail.delivery..", SERVER + ".mail.preferences..", "java.sql..");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that(describe(
                    "do not give the clock out", owner -> !owner.getSimpleName().equals("Clocks")))
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class);

    @ArchTest
    static final ArchRule whatever_is_needed_comes_by_the_constructor = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(ConfigProperty.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class);

    /** SQL is text to the compiler, so this one reads the sources. */
    @ArchTest
    static void only_the_ledger_writes_accounts_and_lines(JavaClasses classes) {
        var writes = Pattern.compile(
                "(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE(\\s+TABLE)?)\\s+(account|ledger_line)\\b",
                Pattern.CASE_INSENSITIVE);

        assertThat(sourcesThatContain(writes)).containsExactly("ledger/LineInsert.java");
    }

    private static List<String> sourcesThatContain(Pattern pattern) {
        var root = Path.of("src", "main", "java", "fr", "gestan", "gsupport", "server");
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesClock() {
        var withoutClock = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");
        return describe("reads the machine's clock", call -> {
            var owner = call.getTargetOwner();
            boolean ofTime = owner.getPackageName().equals("java.time") || owner.isEquivalentTo(System.class);
            boolean takesAClock =
                    call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
            return ofTime && withoutClock.contains(call.getName()) && !takesAClock;
        });
    }

    private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
        return new ArchCondition<>("be used in their own package only") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                var strangers = entity.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .filter(user -> user.getPackageName().startsWith(SERVER))
                        .filter(user -> !user.getPackageName().equals(entity.getPackageName()))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
                if (!strangers.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(entity, entity.getName() + " is used by " + strangers));
                }
            }
        };
    }
}
