package dev.weir.standalone.demo;

import java.util.Optional;

/**
 * A team's figures over all its history.
 *
 * @param completed people's items
 * @param flowTimeSeconds median of people's completed items
 * @param leadTimeSeconds median over all changes delivered
 * @param load items under way at the end of its last day
 * @param velocity people's items completed in the seven days up to its last day
 * @param lastDay the last day with metrics; empty if there is none
 */
public record TeamFigures(
    String team,
    long completed,
    long completedByBots,
    Optional<Double> flowTimeSeconds,
    Optional<Double> leadTimeSeconds,
    long deployments,
    long load,
    long velocity,
    String lastDay) {}
