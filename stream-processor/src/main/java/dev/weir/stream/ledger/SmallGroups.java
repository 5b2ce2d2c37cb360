package dev.weir.stream.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Groups of named members, each group one entry: it is found, or found missing, by one look-up,
 * where members with entries of their own would take the reading of a range. Who adds a member
 * writes its group anew: for groups that stay small. Not thread-safe.
 */
public final class SmallGroups {
  private final Table table;

  public SmallGroups(Table table) {
    this.table = table;
  }

  /** The members of a group with their values, by name; the caller's own. */
  public SortedMap<String, byte[]> of(Key group) {
    SortedMap<String, byte[]> members = new TreeMap<>();
    byte[] value = table.get(group);
    if (value != null) {
      WireReader in = new WireReader(value);
      int size = in.integer();
      for (int i = 0; i < size; i++) {
        members.put(in.text(), in.raw());
      }
    }
    return members;
  }

  public boolean isEmpty(Key group) {
    return table.get(group) == null;
  }

  /** Puts a member; answers whether it is new, or has another value than before. */
  public boolean put(Key group, String member, byte[] value) {
    SortedMap<String, byte[]> members = of(group);
    byte[] before = members.put(member, value);
    if (Arrays.equals(before, value)) {
      return false;
    }
    write(group, members);
    return true;
  }

  public void remove(Key group, String member) {
    SortedMap<String, byte[]> members = of(group);
    if (members.remove(member) != null) {
      write(group, members);
    }
  }

  private void write(Key group, Map<String, byte[]> members) {
    if (members.isEmpty()) {
      table.delete(group);
    } else {
      table.put(
          group,
          new WireWriter()
              .list(
                  members.entrySet(),
                  (out, member) -> out.text(member.getKey()).raw(member.getValue()))
              .bytes());
    }
  }
}
