package org.chartwarden.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the levels and the rules of the house; loosening one needs a commit with its reason. */
class ArchitectureTest {

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chartwarden");
  }

  @Test
  void findsTheCodeItIsMeantToCheck() {
    assertThat(classes.size()).isGreaterThan(40);
  }

  @Test
  void everyArrowPointsToALowerLevel() {
    ArchRuleDefinition.classes()
        .should(
            adhereToPlantUmlDiagram(
                ArchitectureTest.class.getResource("/architecture/packages.puml"),
                consideringOnlyDependenciesInAnyPackage("org.chartwarden..")))
        .check(classes);
  }

  @Test
  void slicesAreFreeOfCycles() {
    slices().matching("org.chartwarden.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.chartwarden.fhir.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.chartwarden.agent.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.chartwarden.consistency.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.chartwarden.trials.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyLlmKnowsLangChain4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chartwarden.llm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.langchain4j..", "io.quarkiverse.langchain4j..")
        .check(classes);
  }

  @Test
  void jaxRsStaysAtTheEdge() {
    noClasses()
        .that()
        .haveNameNotMatching(".*(Endpoint|Filter|ProblemMapper)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
        .check(classes);
  }

  @Test
  void persistenceStaysInRows() {
    noClasses()
        .that()
        .haveNameNotMatching(".*(Row|Rows)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..")
        .check(classes);
  }

  @Test
  void onlyTheGatewayReachesStorage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.chartwarden.fhir.gateway..",
            "org.chartwarden.fhir.storage..",
            "org.chartwarden.fhir.search..",
            "org.chartwarden.fhir.validation..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.chartwarden.fhir.storage..",
                "org.chartwarden.fhir.search..",
                "org.chartwarden.fhir.validation.."))
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chartwarden.fhir..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.chartwarden.fhir.api..")
        .check(classes);
  }

  @Test
  void pureCodeStaysPure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.chartwarden.units..",
            "org.chartwarden.evidence..",
            "org.chartwarden.calculators.formulas..",
            "org.chartwarden.consistency.rules..",
            "org.chartwarden.trials.registry..",
            "org.chartwarden.trials.facts..",
            "org.chartwarden.trials.terms..",
            "org.chartwarden.trials.phrases..",
            "org.chartwarden.trials.criteria..",
            "org.chartwarden.trials.parsing..",
            "org.chartwarden.trials.reading..",
            "org.chartwarden.trials.focus..",
            "org.chartwarden.trials.matching..",
            "org.chartwarden.trials.topics..",
            "org.chartwarden.trials.report..",
            "org.chartwarden.agent.checks..",
            "org.chartwarden.agent.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta..",
            "io.quarkus..",
            "java.net..",
            "java.nio.file..",
            "java.util.logging..",
            "org.jboss.logging..")
        .check(classes);
  }

  /** Of notes only the doors know the record; the reader is text in, facts out. */
  @Test
  void theNoteReaderKnowsNoRecord() {
    noClasses()
        .that()
        .resideInAPackage("org.chartwarden.notes..")
        .and()
        .resideOutsideOfPackages("org.chartwarden.notes.stored..", "org.chartwarden.notes.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.chartwarden.fhir..",
            "org.chartwarden.smart..",
            "jakarta..",
            "io.quarkus..",
            "java.nio.file..",
            "java.net..")
        .check(classes);
  }

  @Test
  void onlyThePlatformAsksTheMachineForTimeAndRandomness() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.chartwarden.platform..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callConstructor(Random.class)
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.chartwarden.platform..", "org.chartwarden.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void noTopLevelPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "org.chartwarden.util..",
            "org.chartwarden.common..",
            "org.chartwarden.helper..",
            "org.chartwarden.manager..",
            "org.chartwarden.service..",
            "org.chartwarden.dto..",
            "org.chartwarden.impl..")
        .check(classes);
  }
}
