package dev.weir.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standalone.launcher.Launched.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./weir}: builds what is missing or stale, then runs. */
class LauncherTest {
  private static final String ARCHIVE = "standalone/target/weir.jsa";

  @TempDir private Path folder;
  private Launched weir;

  @BeforeEach
  void checkOut() throws IOException {
    weir = new Launched(folder);
  }

  @Test
  void shouldBuildOnceAndThenRun() throws Exception {
    Ended first = weir.run("up", "--data", "my data");
    assertThat(first.exit()).isZero();
    assertThat(first.err()).contains("weir: building", "weir:   [1/1] standalone");
    assertThat(first.out())
        .containsSubsequence("<dev.weir.standalone.Main>", "<up>", "<--data>", "<my data>");
    Ended second = weir.run("help");
    assertThat(second.out()).contains("<help>");
    assertThat(second.err()).isEmpty();
    assertThat(weir.builds()).isOne();
  }

  @Test
  void shouldEndAsTheProgramEnds() throws Exception {
    weir.run("help");
    Ended ended = weir.run(Map.of("FAKE_EXIT", "3"), weir.home().resolve("weir"), "doctor");
    assertThat(ended.exit()).isEqualTo(3);
  }

  @Test
  void shouldRunThroughALinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("w"), Path.of("a checkout", "weir"));
    Ended ended = weir.run(Map.of(), link, "help");
    assertThat(ended.out()).contains("<" + weir.home().toRealPath().resolve(Launched.PROGRAM));
  }

  @Test
  void shouldRunBenchmarksWithTheirOwnProgramAndTellThemOfTheOther() throws Exception {
    assertThat(weir.run("bench", "--list").out())
        .containsSubsequence(
            "<-Dweir.program=" + weir.home().toRealPath().resolve(Launched.PROGRAM),
            "/benchmarks/target/benchmarks-",
            "<dev.weir.bench.Main>",
            "<--list>")
        .doesNotContain("<bench>");
  }

  @Test
  void shouldTakeMoreOptionsForTheJavaMachine() throws Exception {
    Ended ended =
        weir.run(Map.of("WEIR_JAVA_OPTIONS", "-Xmx2g -Dx=y"), weir.home().resolve("weir"), "help");
    assertThat(ended.out()).containsSubsequence("<-Xmx640m>", "<-Xmx2g>", "<-Dx=y>", "<help>");
  }

  @Test
  void shouldPassTheTestsWithSharedDataWhereItIs() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared/payloads")).toRealPath();
    weir.run("test", "-pl", "standalone");
    assertThat(weir.mavenCalls())
        .contains("mvn -B -ntp -T 2 verify -pl standalone payloads=" + shared);
  }

  @Nested
  class WhatIsStale {
    @Test
    void shouldBuildAgainWhenASourceHasChanged() throws Exception {
      weir.run("help");
      weir.write("standalone/src/main/java/A.java", "class A { int i; }");
      weir.run("help");
      assertThat(weir.builds()).isEqualTo(2);
    }

    @Test
    void shouldBuildAgainWhenASourceIsGone() throws Exception {
      weir.run("help");
      Files.delete(weir.home().resolve("standalone/src/main/java/B.java"));
      weir.run("help");
      assertThat(weir.builds()).isEqualTo(2);
    }

    @Test
    void shouldNotBuildAgainForATest() throws Exception {
      weir.run("help");
      weir.write("standalone/src/test/java/ATest.java", "class ATest {}");
      weir.run("help");
      assertThat(weir.builds()).isOne();
    }

    @Test
    void shouldSayWhyABuildFailedAndBuildAgainTheNextTime() throws Exception {
      weir.breakBuilds(true);
      Ended failed = weir.run("help");
      assertThat(failed.exit()).isOne();
      assertThat(failed.err()).contains("A.java:[3,1] no such thing", "the build failed", ".log");
      assertThat(failed.out()).isEmpty();
      weir.breakBuilds(false);
      assertThat(weir.run("help").out()).contains("<help>");
    }
  }

  @Nested
  class ArchiveOfClasses {
    @Test
    void shouldBeMadeByAFirstStartAndUsedFromThenOn() throws Exception {
      assertThat(weir.run("up").out())
          .contains("<-XX:SharedArchiveFile=" + weir.home().toRealPath().resolve(ARCHIVE) + ">");
      assertThat(weir.home().resolve(ARCHIVE)).hasContent("classes");
    }

    @Test
    void shouldOnlyMakeStartsSlowerWhereItCannotBeMade() throws Exception {
      Ended ended = weir.run(Map.of("FAKE_REHEARSAL", "fails"), weir.home().resolve("weir"), "up");
      assertThat(ended.exit()).isZero();
      assertThat(ended.err()).contains("only makes starts slower");
      assertThat(ended.out()).contains("<up>").doesNotContain("SharedArchiveFile");
      try (var left = Files.list(weir.home().resolve("standalone/target"))) {
        assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("rehearsal"));
      }
    }
  }

  @Nested
  class WhatIsMissing {
    @Test
    void shouldAskForJava() throws Exception {
      weir.remove("java");
      fails(Map.of(), "install a JDK of version 17 or later");
    }

    @Test
    void shouldSayThatJavaHomeLeadsNowhere() throws Exception {
      fails(Map.of("JAVA_HOME", "/nowhere"), "JAVA_HOME is /nowhere");
    }

    @Test
    void shouldRefuseAnOlderJava() throws Exception {
      fails(Map.of("FAKE_VERSION", "11.0.2"), "needs JDK 17 or later");
    }

    @Test
    void shouldRefuseAJavaThatCannotCompile() throws Exception {
      fails(Map.of("FAKE_MODULE", "java.base"), "needs a JDK to build itself");
    }

    @Test
    void shouldAskForMaven() throws Exception {
      weir.remove("mvn");
      fails(Map.of(), "install Maven 3.8 or later");
    }

    private void fails(Map<String, String> variables, String message) throws Exception {
      Ended ended = weir.run(variables, weir.home().resolve("weir"), "help");
      assertThat(ended.exit()).isOne();
      assertThat(ended.err()).startsWith("weir: ").contains(message);
      assertThat(ended.out()).isEmpty();
    }
  }
}
