/** Roles, schemas and Liquibase's changelogs. */
@NullMarked
package dev.weir.sink.migrate;

import org.jspecify.annotations.NullMarked;
