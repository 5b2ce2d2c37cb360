package dev.weir.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir.sink");

  @Test
  void shouldHaveNothingButTheServiceInItsRootPackage() {
    classes()
        .that()
        .resideInAPackage("dev.weir.sink")
        .should()
        .haveNameMatching(".*\\.(Main|SinkConfig|SinkService|package-info)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void shouldNameNoPackageByWhatItIsNot() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..manager..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheTextsPure() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("dev.weir.sink.text")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "java.sql..", "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void shouldOpenTransactionsInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.weir.sink.batch.BatchWriter")
        .and()
        .resideOutsideOfPackage("dev.weir.sink.jooq..")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                    "transaction(Result)?")))
        .check(CLASSES);
  }
}
