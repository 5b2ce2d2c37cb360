package dev.weir.standalone.simulation;
public final class ProbeWrite {
  public static void main(String[] a) throws Exception {
    Settings s = Settings.of(1, Integer.parseInt(a[0]), Integer.parseInt(a[1]));
    long t = System.nanoTime();
    var sum = new SimulationFiles(java.nio.file.Path.of(a[2]), java.nio.file.Path.of(a[2] + ".truth"), null).write(s, dev.weir.standalone.terminal.Terminal.beside());
    double sec = (System.nanoTime() - t) / 1e9;
    Runtime r = Runtime.getRuntime(); System.gc();
    System.out.printf("%s %.1f s %.0f/s heap %d MB%n", sum, sec, sum.sent() / sec, (r.totalMemory() - r.freeMemory()) >> 20);
  }
}
