/**
 * What is true in the simulated organisation, kept while it is simulated: from what the simulation
 * decides, not from what it tells, and without the code of the product's model.
 */
@NullMarked
package dev.weir.standalone.simulation.truth;

import org.jspecify.annotations.NullMarked;
