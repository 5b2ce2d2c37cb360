package dev.weir.stream.team;

/** What holds from one day on until another; each step is a change by so many. Order is stored. */
enum Step {
  /** People's items in stages 2 to 7 at the day's end. */
  LOAD,
  /** Of these, the stale ones. */
  STALE,
  /** Items, bots' as well, that were open at some time of the day. */
  OPEN
}
