package dev.weir.sink.consume;

import java.util.List;

/**
 * Topics that one worker reads together, such as raw webhooks and their outcomes, which write the
 * same rows.
 *
 * @param worker of this lane's workers, from 0: it reads the partitions that fall to it
 */
record Lane(String name, List<Route<?, ?>> routes, int worker, int workers) {
  boolean holds(int partition) {
    return partition % workers == worker;
  }
}
