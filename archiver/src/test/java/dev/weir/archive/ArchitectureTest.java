package dev.weir.archive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
          .importPackages("dev.weir.archive");

  @Test
  void shouldHaveNothingButTheServiceInItsRootPackage() {
    classes()
        .that()
        .resideInAPackage("dev.weir.archive")
        .should()
        .haveNameMatching(".*\\.(Main|ArchiveConfig|ArchiveService|package-info)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheProtocolFreeOfKafkaS3AndParquet() {
    noClasses()
        .that()
        .resideInAPackage("dev.weir.archive.batch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.apache.parquet..", "software.amazon..", "java.time..Clock")
        .check(CLASSES);
  }

  @Test
  void shouldKnowS3AndParquetInOnePlaceEach() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weir.archive.object")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weir.archive.parquet")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesAmongPackages() {
    slices().matching("dev.weir.archive.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
