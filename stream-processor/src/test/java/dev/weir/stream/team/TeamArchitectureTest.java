package dev.weir.stream.team;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.weir.stream.store.StoreLedger;
import org.junit.jupiter.api.Test;

class TeamArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.weir.stream.team");

  @Test
  void shouldKeepTheModelFreeOfKafkaAndLogging() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(TeamTopology.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(TeamMetricsProcessor.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(StoreLedger.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(SkippedTeamItems.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.slf4j..")
        .check(classes);
  }
}
