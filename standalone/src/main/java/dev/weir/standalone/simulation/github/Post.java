package dev.weir.standalone.simulation.github;

import dev.weir.standalone.simulation.time.Dice;
import java.util.function.Consumer;

/**
 * Sends webhooks: a line each, in the form that {@code ./weir send} reads. Loses some of those
 * whose loss a later one heals, and sends some twice.
 */
public final class Post {
  private final Consumer<byte[]> lines;
  private final Dice dice;
  private final Losses losses;
  private final Json json = new Json(16 * 1024);
  private long sent;
  private long lost;
  private long repeated;

  /**
   * How often webhooks go astray.
   *
   * @param ofHealed share that is lost of those that a later one makes up for
   * @param twice share that comes a second time
   */
  public record Losses(double ofHealed, double twice) {
    /** Nothing goes astray. */
    public static Losses none() {
      return new Losses(0, 0);
    }
  }

  /** Over what takes the lines. */
  public Post(Consumer<byte[]> lines, Dice dice, Losses losses) {
    this.lines = lines;
    this.dice = dice;
    this.losses = losses;
  }

  /** Begins a webhook of an event at a second. */
  Json begin(String event, long at) {
    return json.clear()
        .open()
        .time("at", at + 1)
        .open("headers")
        .put("X-GitHub-Event", event)
        .put("X-GitHub-Delivery", dice.uuid())
        .put("User-Agent", "GitHub-Hookshot/5c2ae1b")
        .put("Content-Type", "application/json")
        .close()
        .open("body");
  }

  /** Begins one with an action. */
  Json begin(String event, String action, long at) {
    return begin(event, at).put("action", action);
  }

  /**
   * Sends what was begun.
   *
   * @param healed whether all that it tells is surely told again
   */
  void send(Repository repository, Account sender, boolean healed) {
    json.raw("repository", repository.json());
    finish(sender, healed);
  }

  void sendPush(Repository repository, Account sender, boolean healed) {
    json.raw("repository", repository.jsonOfPush());
    json.open("pusher").put("name", sender.login()).put("email", (String) null).close();
    finish(sender, healed);
  }

  private void finish(Account sender, boolean healed) {
    json.open("organization").put("login", "harbourline").put("id", 7_400_210).close();
    json.raw("sender", sender.json()).close().close();
    if (healed && dice.chance(losses.ofHealed())) {
      lost++;
      return;
    }
    byte[] line = json.line();
    lines.accept(line);
    sent++;
    if (dice.chance(losses.twice())) {
      lines.accept(line);
      repeated++;
    }
  }

  /** Webhooks sent, repetitions not counted. */
  public long sent() {
    return sent;
  }

  /** Webhooks that were lost. */
  public long lost() {
    return lost;
  }

  /** Webhooks that were sent twice. */
  public long repeated() {
    return repeated;
  }
}
