package dev.weir.standalone.demo;

import dev.weir.standalone.demo.ToldByGitHub.Commit;
import dev.weir.standalone.demo.ToldByGitHub.Deployment;
import dev.weir.standalone.demo.ToldByGitHub.Issue;
import dev.weir.standalone.demo.ToldByGitHub.Pull;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Invents the example history: September 2026 of the team that keeps track of a harbour's berths.
 * Run {@link #main} after a change, with the resource's path; the same every time.
 */
final class ExampleHistoryWriter {
  private static final Instant START = Instant.parse("2026-09-01T07:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String NOTHING = "0".repeat(40);
  private static final List<String> PEOPLE = List.of("ines-h", "jonas-b", "mwangi", "sofia-l");

  private static final List<Work> WORK =
      List.of(
          new Work("Show free berths on the quay map", "enhancement", 0, 50),
          new Work("Ferry timetable shifts by an hour after midnight", "bug", 1, 9),
          new Work("Let pilots book a berth a week ahead", "enhancement", 2, 96),
          new Work("Wind warnings on the booking page", "enhancement", 3, 40),
          new Work("Draught is rounded down for tankers", "bug", 6, 5),
          new Work("Session cookie survives logout", "security", 7, 20),
          new Work("Move the tide tables out of the monolith", "tech-debt", 7, 120),
          new Work("Export the month's dues as CSV", "enhancement", 9, 30),
          new Work("Booking page fails for ships without a call sign", "bug", 10, 7),
          new Work("Remind agents a day before arrival", "enhancement", 13, 60),
          new Work("Night rate is charged twice", "bug", 14, 4),
          new Work("Upload of customs papers", "enhancement", 15, 110),
          new Work("Retire the old tide API", "tech-debt", 16, 36),
          new Work("Berth plan for the new pier", "enhancement", 20, 80),
          new Work("Slow search with more than 200 ships", "bug", 21, 26),
          new Work("Show dredging works on the map", "enhancement", 22, 48));

  private static final List<String> BUMPS =
      List.of(
          "Bump jackson from 2.21.0 to 2.21.2",
          "Bump tide-lib from 4.1.0 to 4.2.0",
          "Bump the docker base image",
          "Bump checkout from 5 to 6",
          "Bump netty from 4.2.10 to 4.2.12",
          "Bump map-tiles from 11.0.1 to 11.1.0");

  private final ToldByGitHub github = new ToldByGitHub();
  private final Random random = new Random(2026);
  private final List<Landed> landed = new ArrayList<>();
  private int number = 400;
  private int commits;

  private record Work(String title, String label, int day, int hours) {}

  private record Landed(Instant at, String commit) {}

  public static void main(String[] arguments) throws Exception {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[0]))),
            StandardCharsets.UTF_8)) {
      for (String line : lines()) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** The whole history, a line a delivery. */
  static List<String> lines() throws Exception {
    ExampleHistoryWriter writer = new ExampleHistoryWriter();
    for (Work work : WORK) {
      writer.tell(work);
    }
    for (int bump = 0; bump < BUMPS.size(); bump++) {
      writer.bump(BUMPS.get(bump), 2 + 4 * bump);
    }
    writer.ideasThatCameToNothing();
    writer.deployEachLanding();
    return writer.github.lines();
  }

  /** An issue, its pull request: a draft at first, pushed to, reviewed, merged. */
  private void tell(Work work) {
    String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Instant asked = workingTime(work.day());
    Issue issue = issue(work.title(), List.of(work.label()), asked);
    github.issue(asked, "opened", issue, issue.author());
    Instant begun = asked.plus(Duration.ofMinutes(90 + random.nextInt(1200)));
    Instant done = atWork(begun.plus(Duration.ofHours(work.hours())));
    Instant soonest = begun.plus(Duration.ofHours(2));
    Instant merged = done.isAfter(soonest) ? done : soonest;
    Instant ready = begun.plus(Duration.between(begun, merged).multipliedBy(6).dividedBy(10));
    Pull pull = open(work.title(), "Closes #" + issue.number(), author, begun, List.of());
    Commit fixed = commit(pull.title() + ", as reviewed", ready.minusSeconds(600), author);
    github.push(ready.minusSeconds(540), pull.branch(), pull.head(), List.of(fixed), author);
    pull = pull.pushed(ready.minusSeconds(540), fixed.id());
    github.pull(ready.minusSeconds(530), "synchronize", pull, author);
    github.pull(ready, "ready_for_review", pull.ready(ready), author);
    merge(pull.ready(ready), merged, List.of(fixed));
    github.issue(
        merged.plusSeconds(2), "closed", issue.closed(merged.plusSeconds(2), "completed"), author);
  }

  private Issue issue(String title, List<String> labels, Instant at) {
    String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
    return new Issue(number++, title, "", author, labels, at, at, null, null);
  }

  private Pull open(String title, String body, String author, Instant at, List<String> labels) {
    String branch = title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    Commit first = commit(title, at.minusSeconds(1800), author);
    github.push(at.minusSeconds(300), branch, NOTHING, List.of(first), author);
    boolean draft = labels.isEmpty();
    Pull pull =
        new Pull(
            number++,
            title,
            body,
            author,
            labels,
            branch,
            first.id(),
            sha("main"),
            draft,
            at,
            at,
            null,
            null,
            null);
    github.pull(at, "opened", pull, author);
    return pull;
  }

  private void merge(Pull pull, Instant at, List<Commit> of) {
    Commit merge = commit("Merge pull request #" + pull.number(), at, pull.author());
    List<Commit> all = new ArrayList<>(of);
    all.add(merge);
    String before = landed.isEmpty() ? sha("main") : landed.get(landed.size() - 1).commit();
    github.push(at.plusSeconds(1), "main", before, all, pull.author());
    github.pull(at.plusSeconds(1), "closed", pull.merged(at, merge.id()), pull.author());
    landed.add(new Landed(at, merge.id()));
  }

  private void bump(String title, int day) {
    Instant at = workingTime(day);
    Pull pull = open(title, "", "dependabot[bot]", at, List.of("dependencies"));
    merge(pull, at.plus(Duration.ofMinutes(40 + random.nextInt(300))), List.of());
  }

  private void ideasThatCameToNothing() {
    Instant asked = workingTime(5);
    Issue dropped = issue("Rewrite the berth planner in another language", List.of(), asked);
    github.issue(asked, "opened", dropped, dropped.author());
    Instant refused = asked.plus(DAY.multipliedBy(3));
    github.issue(refused, "closed", dropped.closed(refused, "not_planned"), "ines-h");

    Instant tried = workingTime(11);
    Pull abandoned = open("Cache the quay map in the browser", "", "jonas-b", tried, List.of());
    Instant given = tried.plus(DAY.multipliedBy(2));
    github.pull(given, "closed", abandoned.closed(given), "jonas-b");

    Instant late = workingTime(27);
    Issue open = issue("Pay dues by card", List.of("enhancement"), late);
    github.issue(late, "opened", open, open.author());
    Instant begun = late.plus(Duration.ofHours(5));
    open("Card payments behind a flag", "For #" + open.number(), "mwangi", begun, List.of());
    Issue waiting = issue("Berth reports for the coast guard", List.of("enhancement"), late);
    github.issue(late.plusSeconds(60), "opened", waiting, waiting.author());
  }

  /** Staging at once, production after it; the fifth fails, and its repair is the next one. */
  private void deployEachLanding() {
    landed.sort(java.util.Comparator.comparing(Landed::at));
    int id = 88_000;
    for (int i = 0; i < landed.size(); i++) {
      Landed landing = landed.get(i);
      Instant at = landing.at().plus(Duration.ofMinutes(6 + random.nextInt(10)));
      deploy(id++, landing.commit(), "staging", at, "success");
      Instant live = at.plus(Duration.ofMinutes(15 + random.nextInt(120)));
      if (i % 9 == 4) {
        deploy(id++, landing.commit(), "production", live, "failure");
        live = live.plus(Duration.ofMinutes(55));
      }
      deploy(id++, landing.commit(), "production", live, "success");
    }
    Landed last = landed.get(landed.size() - 1);
    github.release(
        last.at().plus(Duration.ofHours(4)), 41_300, "v2026.9", last.commit(), "sofia-l");
  }

  private void deploy(int id, String commit, String environment, Instant at, String end) {
    Deployment deployment = new Deployment(id, commit, environment, at);
    github.deployment(at, deployment);
    github.deploymentStatus(at.plusSeconds(8), deployment, 1, "in_progress");
    github.deploymentStatus(at.plusSeconds(200 + random.nextInt(200)), deployment, 2, end);
  }

  private Commit commit(String message, Instant at, String author) {
    return new Commit(sha("commit " + commits++), message, at, author);
  }

  private Instant workingTime(int day) {
    Instant at = START.plus(DAY.multipliedBy(day)).plus(Duration.ofMinutes(random.nextInt(480)));
    return atWork(at);
  }

  /** The same day between seven and seventeen o'clock, or the Monday after a weekend. */
  private Instant atWork(Instant at) {
    long day = Duration.between(START, at).toDays();
    // The first of September 2026 is a Tuesday.
    long weekday = (day + 1) % 7;
    long shift = weekday == 5 ? 2 : weekday == 6 ? 1 : 0;
    Instant morning = START.plus(DAY.multipliedBy(day + shift));
    return morning.plus(Duration.ofMinutes(random.nextInt(600)));
  }

  private static String sha(String of) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] text = (ToldByGitHub.REPOSITORY + of).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
