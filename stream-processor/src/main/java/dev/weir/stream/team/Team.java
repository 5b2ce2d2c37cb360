package dev.weir.stream.team;

/**
 * A team of a tenant.
 *
 * @param tenant tenant
 * @param id team, as in the value-stream file or the full name of its repository
 */
public record Team(String tenant, String id) {}
