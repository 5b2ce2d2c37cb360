package dev.weir.standalone.doctor.report;

/**
 * One thing that was looked at. Immutable.
 *
 * @param section such as Kafka
 * @param what in a few words, such as partitions
 * @param text what was found, one sentence; never a secret
 * @param cure what to do about it; empty where nothing is to be done
 */
public record Finding(String section, Level level, String what, String text, String cure) {}
