package dev.weir.archive.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects in memory, with something to happen before or after each call. */
public final class FakeStore implements ObjectStore {
  private final TreeMap<String, StoredObject> objects = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private Interruption interruption = (call, number, after) -> {};
  private long versions;

  /** Happens at each call; may throw, or use the store itself. */
  public interface Interruption {
    void at(String call, int number, boolean after);
  }

  public void interruptWith(Interruption with) {
    interruption = with;
    calls.clear();
  }

  public int calls() {
    return calls.size();
  }

  public Map<String, StoredObject> objects() {
    return new TreeMap<>(objects);
  }

  private int begin(String call) {
    calls.add(call);
    int number = calls.size();
    interruption.at(call, number, false);
    return number;
  }

  @Override
  public synchronized Optional<StoredObject> read(String name) {
    int number = begin("read " + name);
    Optional<StoredObject> found = Optional.ofNullable(objects.get(name));
    interruption.at("read " + name, number, true);
    return found;
  }

  @Override
  public synchronized Optional<ObjectEnd> readEnd(String name, int bytes) {
    int number = begin("read end " + name);
    Optional<ObjectEnd> found = Optional.ofNullable(objects.get(name)).map(o -> end(o, bytes));
    interruption.at("read end " + name, number, true);
    return found;
  }

  private static ObjectEnd end(StoredObject object, int bytes) {
    byte[] content = object.content();
    int from = Math.max(0, content.length - bytes);
    return new ObjectEnd(content.length, Arrays.copyOfRange(content, from, content.length));
  }

  @Override
  public synchronized Put putIfAbsent(String name, byte[] content) {
    int number = begin("create " + name);
    Put put = objects.containsKey(name) ? new Put.Refused() : written(name, content);
    interruption.at("create " + name, number, true);
    return put;
  }

  @Override
  public synchronized Put putIfUnchanged(String name, String version, byte[] content) {
    int number = begin("replace " + name);
    StoredObject found = objects.get(name);
    Put put =
        found != null && found.version().equals(version)
            ? written(name, content)
            : new Put.Refused();
    interruption.at("replace " + name, number, true);
    return put;
  }

  @Override
  public synchronized void put(String name, byte[] content) {
    int number = begin("put " + name);
    written(name, content);
    interruption.at("put " + name, number, true);
  }

  private Put.Written written(String name, byte[] content) {
    String version = "v" + ++versions;
    objects.put(name, new StoredObject(version, content));
    return new Put.Written(version);
  }

  @Override
  public synchronized List<ListedObject> list(String prefix) {
    int number = begin("list " + prefix);
    List<ListedObject> found =
        objects.tailMap(prefix).entrySet().stream()
            .takeWhile(entry -> entry.getKey().startsWith(prefix))
            .map(entry -> new ListedObject(entry.getKey(), entry.getValue().content().length))
            .toList();
    interruption.at("list " + prefix, number, true);
    return found;
  }
}
