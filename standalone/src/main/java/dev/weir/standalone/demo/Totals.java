package dev.weir.standalone.demo;

/**
 * What the tables hold in all.
 *
 * @param deadLettered deliveries that could not be read
 * @param deployments successful ones
 */
public record Totals(
    long deliveries, long deadLettered, long items, long stageTransitions, long deployments) {}
