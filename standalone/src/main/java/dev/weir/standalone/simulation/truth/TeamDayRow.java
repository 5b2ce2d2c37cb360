package dev.weir.standalone.simulation.truth;

import java.time.LocalDate;

/** What a team completed on a UTC day: its people's items, and its bots'. */
public record TeamDayRow(String team, LocalDate day, long items, long byBots) {}
