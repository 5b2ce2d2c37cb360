package dev.weir.sink.consume;

/**
 * Topics that one worker reads together.
 *
 * @param worker of this lane's workers, from 0: it reads the partitions that fall to it
 */
record Lane(LaneTopics topics, int worker, int workers) {
  boolean holds(int partition) {
    return partition % workers == worker;
  }
}
