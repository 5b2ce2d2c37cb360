package dev.weir.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The members that a killed process left in a group. The broker would wait 45 s for them before it
 * gives their partitions away. Only for a broker of our own folder, whose lock says that no other
 * process lives.
 */
final class FormerMembers {
  private static final long LIMIT_SECONDS = 30;

  private FormerMembers() {}

  /**
   * Removes them all.
   *
   * @throws IllegalStateException when the broker does not do so within half a minute
   * @throws InterruptedException when the thread is interrupted
   */
  static void remove(Map<String, Object> kafka, String group) throws InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      ConsumerGroupDescription description =
          admin
              .describeConsumerGroups(List.of(group))
              .all()
              .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              .values()
              .iterator()
              .next();
      if (!description.members().isEmpty()) {
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new IllegalStateException("group " + group + " keeps its former members", e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("group " + group + " keeps its former members", e);
    }
  }
}
