package dev.weir.stream.valuestream;

import java.util.Collection;
import java.util.List;

/**
 * A type of item and how it is known. All comparisons are made without regard to case.
 *
 * @param types the tool's own types
 * @param prefixes of titles in the conventional form {@code fix:}, {@code fix(scope)!:}
 */
public record ItemType(
    String id, List<String> labels, List<String> types, List<String> prefixes, As as) {
  /** The type of what matches no other: counted. */
  public static final ItemType UNKNOWN =
      new ItemType("unknown", List.of(), List.of(), List.of(), As.COUNT);

  /** What figures do with items of a type. */
  public enum As {
    /** Counted. */
    COUNT,
    /** Counted with its parent. */
    FOLD,
    /** Left out. */
    IGNORE
  }

  public ItemType {
    labels = List.copyOf(labels);
    types = List.copyOf(types);
    prefixes = List.copyOf(prefixes);
  }

  boolean hasLabel(Collection<String> labelsOfItem) {
    return labelsOfItem.stream().anyMatch(label -> contains(labels, label));
  }

  boolean hasType(String toolType) {
    return contains(types, toolType);
  }

  boolean hasPrefix(String prefix) {
    return contains(prefixes, prefix);
  }

  private static boolean contains(List<String> known, String value) {
    return known.stream().anyMatch(value::equalsIgnoreCase);
  }
}
