package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Several random organisations in one system: their webhooks, and the rows they must lead to. */
public final class RandomCompanies {
  /**
   * A webhook as it is sent.
   *
   * @param id of the delivery
   */
  public record Told(String id, String event, String body) {}

  private final long seed;
  private final Rulebook rules;
  private final List<GitHubPayload> payloads = new ArrayList<>();

  private RandomCompanies(long seed, int companies) {
    this.seed = seed;
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < companies; i++) {
      String owner = "acme" + (seed + i);
      owners.add(owner);
      payloads.addAll(RandomOrganisation.payloads(seed + i, owner));
    }
    this.rules = RandomRules.of(seed, owners);
  }

  /** So many, from a seed on. */
  public static RandomCompanies of(long seed, int companies) {
    return new RandomCompanies(seed, companies);
  }

  /** The value-stream file of all their teams. */
  public String yaml() {
    return rules.yaml();
  }

  /** All of them shuffled, a third of them twice. */
  public List<Told> retold() {
    Random random = new Random(seed);
    List<Told> told = new ArrayList<>();
    for (GitHubPayload payload : payloads) {
      String event = payload.eventType().replaceAll("\\..*", "");
      Told one = new Told("random-" + told.size(), event, payload.json());
      told.add(one);
      if (random.nextInt(3) == 0) {
        told.add(one);
      }
    }
    Collections.shuffle(told, random);
    return told;
  }

  /**
   * What the reference makes of them: rows by table and key, columns by name, without those that
   * are null; a row in a row is a map, too.
   */
  public Map<String, SortedMap<String, SortedMap<String, Object>>> expected() {
    Tables tables =
        Reference.of(payloads.stream().map(Delivery::of).toList(), rules.plain()).tables();
    Map<String, SortedMap<String, SortedMap<String, Object>>> expected = new TreeMap<>();
    tables
        .tables()
        .forEach(
            (table, rows) -> {
              SortedMap<String, SortedMap<String, Object>> plain = new TreeMap<>();
              rows.forEach((key, row) -> plain.put(key, plain(row)));
              expected.put(table, plain);
            });
    return expected;
  }

  private static SortedMap<String, Object> plain(Row row) {
    SortedMap<String, Object> columns = new TreeMap<>();
    row.columns()
        .forEach(
            (name, value) ->
                columns.put(name, value instanceof List<?> rows ? plain(rows) : value));
    return columns;
  }

  private static List<Object> plain(List<?> values) {
    List<Object> plain = new ArrayList<>();
    values.forEach(value -> plain.add(value instanceof Row row ? plain(row) : value));
    return plain;
  }
}
