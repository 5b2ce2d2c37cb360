package dev.weir.archive.batch;

/** A partition of a dataset's topic, and the names of what is written of it. */
public record PartitionName(String dataset, String topic, int partition) {
  /** Where the partition's progress is. */
  public String progress() {
    return "_weir/progress/" + topic + "-" + partition + ".json";
  }

  /** What the names of its objects in a folder start with. */
  String prefix(String folder) {
    return folder + "/" + topic + "-" + partition + "-";
  }

  /** An object, by the offset of its first row. */
  String object(String folder, long firstOffset, String suffix) {
    return prefix(folder) + "%020d".formatted(firstOffset) + suffix;
  }
}
