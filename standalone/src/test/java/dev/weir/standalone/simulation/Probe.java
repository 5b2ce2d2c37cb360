package dev.weir.standalone.simulation;

import dev.weir.stream.valuestream.*;
import java.util.*;

public final class Probe {
  public static void main(String[] a) throws Exception {
    int seeds = Integer.parseInt(a[0]);
    Settings base = Settings.of(1, Integer.parseInt(a[1]), Integer.parseInt(a[2]));

    Map<String, Integer> kinds = new TreeMap<>();
    for (long seed = 1; seed <= seeds; seed++) {
      Settings s = Settings.of(seed, base.teams(), base.weeks());
      if (a.length > 3)
        for (String w : a[3].split(",")) if (!w.isEmpty()) s = s.without(Ingredient.valueOf(w));
      long t0 = System.nanoTime();
      TruthTables truth = new TruthTables(s);
      long t1 = System.nanoTime();
      ValueStreamReading r = ValueStreamReader.read(ValueStreamText.of(s));
      if (!(r instanceof ValueStreamReading.Valid v)) throw new Exception(r.toString());
      ModelTables model = new ModelTables(v.valueStream());
      for (byte[] l : truth.lines()) model.take(l);
      long t2 = System.nanoTime();
      System.out.printf(
          "seed %d: %s items %d days %d sim %.2f s model %.2f s%n",
          seed,
          truth.summary(),
          truth.items().size(),
          truth.days().size(),
          (t1 - t0) / 1e9,
          (t2 - t1) / 1e9);
      int bad =
          diff("item", truth.items(), model.items(), a.length > 4 ? Integer.parseInt(a[4]) : 6);
      int badD = diff("day", truth.days(), model.days(), a.length > 4 ? Integer.parseInt(a[4]) : 6);
      System.out.printf("   %d items, %d days differ%n", bad, badD);
      if (a.length > 5)
        java.nio.file.Files.write(
            java.nio.file.Path.of(a[5]),
            String.join("", truth.lines().stream().map(String::new).toList()).getBytes());
    }
  }

  static String brief(Object o) {
    return String.valueOf(o)
        .replaceAll("externalId=[^,]*, ", "")
        .replaceAll(
            "Visit\\[stage=(\\w+), entered=....-(\\S+)Z, left=(....-)?(\\S+?)Z?, rework=(.)\\w+\\]",
            "$1 $2 $5")
        .replace("dev.weir", "");
  }

  static <R> int diff(String what, Map<String, R> t, Map<String, R> p, int show) {
    int n = 0;
    Set<String> keys = new TreeSet<>(t.keySet());
    keys.addAll(p.keySet());
    for (String k : keys) {
      if (!Objects.equals(t.get(k), p.get(k))) {
        if (n++ < show)
          System.out.println(
              "  "
                  + what
                  + " "
                  + k
                  + "\n    truth   "
                  + brief(t.get(k))
                  + "\n    product "
                  + brief(p.get(k)));
      }
    }
    return n;
  }
}
