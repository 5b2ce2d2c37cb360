/** The simulated GitHub: what it knows of repositories, and the webhooks that it sends of them. */
@NullMarked
package dev.weir.standalone.simulation.github;

import org.jspecify.annotations.NullMarked;
