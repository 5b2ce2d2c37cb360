package dev.weir.standalone.simulation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What may happen in a simulated organisation beside plain work. */
public enum Ingredient {
  /** Pull requests that begin as drafts, or become drafts again. */
  DRAFTS,
  /** Reviews that ask for changes, or are dismissed. */
  REVIEWS,
  /** Runs on pull requests and on what has landed, which fail now and then. */
  RUNS,
  /** A merge queue in one team. */
  MERGE_QUEUE,
  /** Deployments that wait for approval, fail, and are tried again. */
  FAILING_DEPLOYMENTS,
  /** A repository with two services, told apart by their paths. */
  MONOREPO,
  /** Production in two regions, done when both are. */
  REGIONS,
  /** Two jobs of one run that deploy the same. */
  MATRIX,
  /** Incidents, and the rollbacks, hotfixes and reverts that end them. */
  INCIDENTS,
  /** Labels and other issues that hold work up. */
  BLOCKERS,
  /** Issues and pull requests that are opened again. */
  REOPENINGS,
  /** Pull requests that are given up. */
  ABANDONED,
  /** Issues that go to another team. */
  TRANSFERS,
  /** Issues that are deleted. */
  DELETIONS,
  /** Issues that are parts of others, and epics. */
  PARTS,
  /** A repository that gets another name. */
  RENAMING,
  /** Webhooks that are lost but made up for by later ones, and webhooks that come twice. */
  LOSSES;

  /** All of them. */
  public static Set<Ingredient> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(Ingredient.class));
  }
}
