/** When things happen in the simulation: chance, working hours, what is to come. */
@NullMarked
package dev.weir.standalone.simulation.time;

import org.jspecify.annotations.NullMarked;
