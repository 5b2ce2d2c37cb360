package dev.weir.stream.explain;

import dev.weir.stream.flow.Rule;
import dev.weir.stream.flow.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A telling with what it did.
 *
 * @param stage of the item from then on; null where it has none
 * @param rule the row of the model that decided the stage
 * @param reason why it had no effect; null where it had one
 */
public record Explained(
    Telling telling, Effect effect, @Nullable Stage stage, Rule rule, @Nullable String reason) {}
