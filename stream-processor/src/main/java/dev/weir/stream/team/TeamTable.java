package dev.weir.stream.team;

import dev.weir.schema.avro.TeamDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where changed rows go. */
interface TeamTable {
  /** A team has its first item, or has lost its last. */
  void profile(Team team, boolean present);

  /** A day has another row than before; null if it has none any longer. */
  void day(Team team, LocalDate day, @Nullable TeamDay row);
}
