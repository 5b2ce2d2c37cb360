package dev.weir.stream.team;

/** What is added up of a day, of people's items unless said otherwise. Order is stored. */
enum Count {
  /** Everything that moved, bots' items as well. */
  MOVEMENTS,
  CREATED,
  STARTED,
  COMPLETED,
  CANCELLED,
  FEATURES,
  BUGS,
  CHORES,
  RISKS,
  BOT_ITEMS_COMPLETED,
  REWORK,
  ACTIVE_SECONDS,
  WAIT_SECONDS
}
