package org.plait.mr;

import java.util.List;
import java.util.Optional;

/**
 * The applications that a cluster runs for us: the port through which jobs of an earlier attempt
 * are found, explained and ended. Implemented with YARN's client by whoever knows YARN.
 */
public interface Children {

  /** Where nothing outlives this process. */
  Children NONE =
      new Children() {
        @Override
        public List<String> running(String tag) {
          return List.of();
        }

        @Override
        public Optional<String> explain(String application) {
          return Optional.empty();
        }

        @Override
        public void kill(String application) {}
      };

  /** Ids ({@code application_1_0001}) of applications with this tag that are not over. */
  List<String> running(String tag);

  /** Why an application does not start, in the scheduler's words. */
  Optional<String> explain(String application);

  /** Ends an application; one that is over already stays as it is. */
  void kill(String application);
}
