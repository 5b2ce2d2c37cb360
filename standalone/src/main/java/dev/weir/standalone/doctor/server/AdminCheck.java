package dev.weir.standalone.doctor.server;

import dev.weir.standalone.AddressFile;
import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Running;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.net.URI;

/** What the running services say of themselves. */
public final class AdminCheck implements Check.Examination {
  private static final int OK = 200;

  private final Subject subject;
  private final Asked asked;

  public AdminCheck(Subject subject) {
    this.subject = subject;
    this.asked = new Asked(subject.surroundings().clock());
  }

  @Override
  public void examine(Findings findings) throws InterruptedException {
    if (subject.running().isEmpty()) {
      findings.note("services", "nothing runs on " + subject.data());
      return;
    }
    Running running = subject.running().get();
    if (running.addresses().isEmpty()) {
      findings.note(
          "services", "process %d is not ready yet, or is stopping".formatted(running.pid()));
      return;
    }
    AddressFile.Told told = running.addresses().get();
    ready(findings, told.value("admin").orElse(""));
    gateway(findings, told.value("gateway").orElse(""));
  }

  private void ready(Findings findings, String admin) throws InterruptedException {
    try {
      Asked.Answer ready = asked.get(URI.create(admin + "/readyz"));
      if (ready.status() == OK) {
        findings.ok("services", "all are ready, says " + admin + "/readyz");
        return;
      }
      ready
          .json()
          .path("causes")
          .properties()
          .forEach(
              cause ->
                  findings.wrong(
                      cause.getKey(),
                      "not ready: " + cause.getValue().asText(),
                      "see logs/weir.log in " + subject.data() + ", and what is wrong above"));
    } catch (IOException | IllegalArgumentException e) {
      unreachable(findings, "services", admin, e);
    }
  }

  private void gateway(Findings findings, String gateway) throws InterruptedException {
    try {
      Asked.Answer page = asked.get(URI.create(gateway + "/openapi.json"));
      if (page.status() == OK) {
        findings.ok("gateway", gateway + " answers");
      } else {
        findings.warn("gateway", gateway + " answers " + page.status(), "see logs/weir.log");
      }
    } catch (IOException | IllegalArgumentException e) {
      unreachable(findings, "gateway", gateway, e);
    }
  }

  private void unreachable(Findings findings, String what, String address, Exception failure) {
    findings.wrong(
        what,
        address + " does not answer: " + Causes.of(failure),
        "the process hangs or is about to end: see logs/weir.log in "
            + subject.data()
            + "; start it again");
  }
}
