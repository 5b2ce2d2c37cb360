package dev.weir.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir.ingest");

  @Test
  void shouldKeepTheCorePure() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.weir.ingest.webhook", "dev.weir.ingest.signature")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.netty..",
            "org.apache.kafka..",
            "io.prometheus..",
            "org.slf4j..",
            "java.time.Clock",
            "dev.weir.ingest.http..",
            "dev.weir.ingest.publish..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepKafkaAndHttpApart() {
    noClasses()
        .that()
        .resideInAPackage("dev.weir.ingest.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.weir.schema..", "dev.weir.serde..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.weir.ingest.publish..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("dev.weir.ingest.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
