package dev.weir.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The pure core and its shell, and names that say nothing. */
class ArchitectureTest {
  private static final String[] PURE = {
    "dev.weir.stream.fact..",
    "dev.weir.stream.flow..",
    "dev.weir.stream.ledger..",
    "dev.weir.stream.normalize..",
    "dev.weir.stream.scope..",
    "dev.weir.stream.valuestream.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir.stream");

  @Test
  void shouldKeepTheModelFreeOfKafkaSqlLoggingAndMetrics() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "java.sql..", "org.slf4j..", "io.prometheus..", "org.rocksdb..")
        .check(classes);
  }

  @Test
  void shouldKeepTheClockOutOfTheModel() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.time.InstantSource.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(classes);
  }

  @Test
  void shouldKeepTheFlowModelFreeOfRecordsOnTheWire() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.weir.stream.flow..", "dev.weir.stream.fact..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.avro..", "dev.weir.schema..")
        .check(classes);
  }

  @Test
  void shouldLetNoRoomOfAScopeKnowTheFoldThatJoinsThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.weir.stream.scope..")
        .layer("fold")
        .definedBy("dev.weir.stream.scope")
        .layer("item")
        .definedBy("dev.weir.stream.scope.item")
        .layer("change")
        .definedBy("dev.weir.stream.scope.change")
        .layer("deployment")
        .definedBy("dev.weir.stream.scope.deployment")
        .layer("mail")
        .definedBy("dev.weir.stream.scope.mail")
        .layer("state")
        .definedBy("dev.weir.stream.scope.state")
        .layer("policy")
        .definedBy("dev.weir.stream.scope.policy")
        .layer("object")
        .definedBy("dev.weir.stream.scope.object")
        .layer("name")
        .definedBy("dev.weir.stream.scope.name")
        .whereLayer("fold")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("item")
        .mayOnlyBeAccessedByLayers("fold")
        .whereLayer("change")
        .mayOnlyBeAccessedByLayers("fold")
        .whereLayer("deployment")
        .mayOnlyBeAccessedByLayers("fold", "item")
        .whereLayer("mail")
        .mayOnlyBeAccessedByLayers("fold", "item", "change")
        .whereLayer("state")
        .mayOnlyBeAccessedByLayers("fold", "item", "change", "deployment", "mail")
        .check(classes);
  }

  @Test
  void shouldNameNoPackageAfterNothing() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..manager..")
        .check(classes);
  }
}
