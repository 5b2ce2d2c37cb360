package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what the product made of deliveries with what the reference makes of them. */
public final class ReferenceCheck {
  private final Rulebook rules;
  private final List<Delivery> story = new ArrayList<>();

  /**
   * @param yaml the value-stream file
   */
  public ReferenceCheck(String yaml) {
    this.rules = new Rulebook(yaml);
  }

  public void told(Scope scope, List<Fact> facts) {
    story.add(new Delivery(scope, "", facts));
  }

  /** What differs; null if nothing does. */
  public @Nullable String difference(World world) {
    return Reference.of(story, rules.plain())
        .tables()
        .difference(Tables.of(world), Feature.columnsOff());
  }
}
