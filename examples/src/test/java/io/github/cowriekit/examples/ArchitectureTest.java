package io.github.cowriekit.examples;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String ROOT = "io.github.cowriekit.";
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/shaded/"))
            .importPackages("io.github.cowriekit");
    private static final List<String> FOREIGN = List.of(
            "com.fasterxml.jackson",
            "io.github.cowriekit.shaded",
            "com.github.benmanes",
            "de.siegmar.fastcsv",
            "inet.ipaddr",
            "org.sqlite",
            "com.maxmind",
            "io.micrometer");
    /** The packages whose library wants addresses of the JDK, and that is for those who have Micrometer. */
    private static final String MAXMIND = ROOT + "enrich.internal.maxmind";

    private static final String METRICS = ROOT + "*.micrometer";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model    | json parser enrich analysis report store sink service testkit flink cli examples",
                "json     | parser enrich analysis report store sink service testkit flink cli examples",
                "parser   | json enrich analysis report store sink service testkit flink cli examples",
                "enrich   | parser analysis report store sink service testkit flink cli examples",
                "analysis | json parser enrich report store sink service testkit flink cli examples",
                "report   | parser enrich analysis store sink service testkit flink cli examples",
                "store    | parser report sink service testkit flink cli examples",
                "sink     | parser enrich analysis store service testkit flink cli examples",
                "service  | testkit flink cli examples",
                "testkit  | json parser analysis store sink service flink cli examples",
                "flink    | report sink service testkit cli examples",
                "cli      | flink examples",
                "examples | flink cli"
            })
    void pointsDependenciesTowardsTheModel(String module, String forbidden) {
        String[] packages =
                Stream.of(forbidden.split(" ")).map(name -> ROOT + name + "..").toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    @Test
    void importsTheClassesOfEveryModule() {
        for (String module :
                "model json parser enrich analysis report store sink service flink testkit cli examples".split(" ")) {
            assertThat(CLASSES.that(resideInAnyPackage(ROOT + module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void letsTheModelDependOnTheJdkAndItsAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + "model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + "model..")
                .check(CLASSES);
    }

    @Test
    void keepsForeignTypesOutOfPublicSignatures() {
        api().and(not(resideInAnyPackage(METRICS)))
                .should(mentionOnly(
                        "types of the JDK and of this library",
                        name -> FOREIGN.stream().noneMatch(name::startsWith)))
                .check(CLASSES);
    }

    @Test
    void letsAPackageOfItsOwnUseMicrometerAndNobodyUseThatPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(METRICS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", METRICS)
                .check(CLASSES);
        assertThat(CLASSES.that(resideInAnyPackage(METRICS)))
                .extracting(JavaClass::getSimpleName)
                .contains("SourceGauges", "ServiceGauges");
    }

    @Test
    void keepsInternalTypesOutOfPublicSignatures() {
        api().should(mentionOnly("exported types", name -> !name.startsWith(ROOT) || !name.contains(".internal")))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parser", "enrich"})
    void letsRoomsDependOnEachOtherInOneDirection(String module) {
        SlicesRuleDefinition.slices()
                .matching(ROOT + module + ".internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keepsRoomsSmallEnoughToFindOnesWayIn() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .hasSizeGreaterThan(100)
                .allSatisfy((room, size) -> assertThat(size).as(room).isLessThanOrEqualTo(25));
    }

    @Test
    void readsSourcesByWhatTheirFactsSay() {
        // the legacy format prints four named services
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "report..", ROOT + "analysis..")
                .and(not(resideInAnyPackage(ROOT + "report.internal.legacy")))
                .and()
                .doNotHaveSimpleName("LegacyAbnormal")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "model.intel.*..")
                .check(CLASSES);
    }

    @Test
    void usesNoInternalTypesOfAnotherModule() {
        // the test kit has none
        Set<String> modules = CLASSES.that(resideInAnyPackage("..internal..")).stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(modules)
                .containsExactlyInAnyOrder(
                        "model json parser enrich analysis report store sink service flink cli".split(" "));
        for (String module : modules) {
            noClasses()
                    .that(not(resideInAnyPackage(ROOT + module + "..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + module + ".internal..")
                    .check(CLASSES);
        }
    }

    @Test
    void printsNothingAndInjectsNothing() {
        JavaClasses library = CLASSES.that(not(resideInAnyPackage(ROOT + "cli..", ROOT + "examples..")));
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(library);
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(library);
    }

    @Test
    void resolvesNoNames() {
        // building an address from text can send a query to the name server of whoever owns the name
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "model..",
                        ROOT + "json..",
                        ROOT + "parser..",
                        ROOT + "enrich..",
                        ROOT + "analysis..",
                        ROOT + "report..",
                        ROOT + "flink..")
                .and(not(resideInAnyPackage(MAXMIND)))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.InetAddress")
                .check(CLASSES);
        // its library takes nothing else; of bytes, an address is as good as the bytes
        noClasses()
                .that()
                .resideInAPackage(MAXMIND)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "methods of InetAddress other than getByAddress",
                        call -> call.getTargetOwner().getName().equals("java.net.InetAddress")
                                && !call.getName().equals("getByAddress")))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "model..", ROOT + "json..", ROOT + "parser..", ROOT + "enrich..", ROOT + "report..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(CLASSES);
    }

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction api() {
        return classes()
                .that()
                .resideInAPackage(ROOT + "(*)..")
                .and(not(resideInAnyPackage("..internal..", ROOT + "examples..")))
                .and()
                .arePublic();
    }

    private static ArchCondition<JavaClass> mentionOnly(String what, java.util.function.Predicate<String> allowed) {
        return new ArchCondition<>("mention only " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                signatures(type)
                        .filter(name -> !allowed.test(name))
                        .forEach(name ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + " mentions " + name)));
            }
        };
    }

    private static Stream<String> signatures(JavaClass type) {
        Stream<JavaClass> methods = type.getCodeUnits().stream()
                .filter(ArchitectureTest::isApi)
                .flatMap(unit -> Stream.concat(
                        Stream.of(unit.getRawReturnType()),
                        Stream.concat(unit.getRawParameterTypes().stream(), unit.getAllInvolvedRawTypes().stream())));
        Stream<JavaClass> fields =
                type.getFields().stream().filter(ArchitectureTest::isApi).map(JavaField::getRawType);
        Stream<JavaClass> parents = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
        return Stream.of(methods, fields, parents).flatMap(stream -> stream).map(JavaClass::getName);
    }

    private static boolean isApi(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isApi(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PUBLIC)
                || field.getModifiers().contains(JavaModifier.PROTECTED);
    }

    @Test
    void findsAForeignTypeInASignature() {
        // the rule above must be able to fail
        JavaClasses own = new ClassFileImporter().importClasses(Leaking.class);
        ArchRule rule = classes()
                .should(mentionOnly("nothing foreign", name -> FOREIGN.stream().noneMatch(name::startsWith)));

        assertThat(rule.evaluate(own).hasViolation()).isTrue();
    }

    /** A type that leaks. */
    public static final class Leaking {
        public com.fasterxml.jackson.databind.@Nullable JsonNode node() {
            return null;
        }
    }
}
