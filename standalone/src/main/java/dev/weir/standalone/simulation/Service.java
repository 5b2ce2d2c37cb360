package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.ServiceTruth;
import java.util.List;

/**
 * What is deployed.
 *
 * @param folder that holds its code; empty where the whole repository does
 * @param environments of its production
 */
record Service(String id, String folder, List<String> environments, ServiceTruth truth) {
  Service {
    environments = List.copyOf(environments);
  }
}
