package dev.weir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what in this module. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir");

  @Test
  void shouldKeepTheLedgerFreeOfKafkaHttpAndLogging() {
    noClasses()
        .that()
        .resideInAPackage("dev.weir.registry.ledger")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "com.sun.net.httpserver..", "java.net..", "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheRoutesFreeOfKafkaAndTheLogFreeOfHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.weir.registry.http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.weir.registry.kafka")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.weir.registry.kafka")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.net.httpserver..", "dev.weir.registry.http")
        .check(CLASSES);
  }

  @Test
  void shouldLetConfigurationKnowNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("dev.weir.config")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.weir.serde..", "dev.weir.registry..", "org.apache..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesAmongPackages() {
    slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
