package dev.weir.standalone.doctor.machine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Java, memory, processors, open files, and what an embedded PostgreSQL needs of the system. */
public final class MachineCheck implements Check.Examination {
  private static final int LEAST_JAVA = 17;
  private static final long LEAST_HEAP = 400L << 20;
  private static final long LEAST_MEMORY = 1L << 30;
  private static final long GOOD_MEMORY = 3L << 29;
  private static final long LEAST_FILES = 1_024;
  private static final long GOOD_FILES = 4_096;
  private static final List<String> CHANGERS = List.of("unshare", "setpriv", "runuser");

  private final boolean embedsPostgres;

  public MachineCheck(boolean embedsPostgres) {
    this.embedsPostgres = embedsPostgres;
  }

  @Override
  public void examine(Findings findings) {
    java(findings);
    memory(findings);
    openFiles(findings);
    temporaryFolder(findings);
    if (embedsPostgres) {
      account(findings);
    }
  }

  private static void java(Findings findings) {
    int version = Runtime.version().feature();
    String text = System.getProperty("java.vm.name") + " " + Runtime.version();
    if (version < LEAST_JAVA) {
      findings.wrong("Java", text, "install a JDK of version 17 or later, or set JAVA_HOME to it");
    } else {
      findings.ok("Java", text);
    }
  }

  private static void memory(Findings findings) {
    long heap = Runtime.getRuntime().maxMemory();
    String heapText = Sizes.of(heap) + " of heap at most";
    if (heap < LEAST_HEAP) {
      findings.warn(
          "heap",
          heapText + "; a whole system wants 640 MB",
          "take -Xmx out of WEIR_JAVA_OPTIONS, or make it -Xmx640m or more");
    } else {
      findings.ok("heap", heapText);
    }
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long total = system.getTotalMemorySize();
      String text =
          "%s in all, %d processors"
              .formatted(Sizes.of(total), Runtime.getRuntime().availableProcessors());
      String cure = "give the machine or container 1.5 GB or more, or name servers elsewhere";
      if (total < LEAST_MEMORY) {
        findings.wrong("memory", text + "; a whole system takes 1 GB", cure);
      } else if (total < GOOD_MEMORY) {
        findings.warn("memory", text + "; a whole system takes 1 GB", cure);
      } else {
        findings.ok("memory", text);
      }
    }
  }

  private static void openFiles(Findings findings) {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      findings.note("open files", "this system does not tell how many there may be");
      return;
    }
    long files = unix.getMaxFileDescriptorCount();
    String text = "%,d at once".formatted(files);
    String cure =
        "raise the hard limit (ulimit -Hn), in limits.conf or with LimitNOFILE= of systemd";
    if (files < LEAST_FILES) {
      findings.wrong("open files", text + "; Kafka and the state stores need 1,024 or more", cure);
    } else if (files < GOOD_FILES) {
      findings.warn("open files", text + "; a log of some months needs 4,096 or more", cure);
    } else {
      findings.ok("open files", text);
    }
  }

  private static void temporaryFolder(Findings findings) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    if (Files.isDirectory(folder) && Files.isWritable(folder)) {
      findings.ok("temporary files", folder.toString());
    } else {
      findings.wrong(
          "temporary files",
          folder + " cannot be written by this user",
          "make it, or name another with WEIR_JAVA_OPTIONS=-Djava.io.tmpdir=DIR");
    }
  }

  /** PostgreSQL refuses to be made by root. */
  private static void account(Findings findings) {
    String user = System.getProperty("user.name");
    if (!user.equals("root")) {
      findings.ok("user", user);
    } else if (CHANGERS.stream().anyMatch(MachineCheck::isOnPath)) {
      findings.ok("user", "root; PostgreSQL runs as another user");
    } else {
      findings.wrong(
          "user",
          "root, and none of "
              + String.join(", ", CHANGERS)
              + " is here to run PostgreSQL as another",
          "run ./weir as a normal user, or install util-linux");
    }
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    return Arrays.stream(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
