package org.plait.train;

import java.util.Map;

/**
 * Where a run tells what happens, for people who watch and for the page after the run. Called from
 * any thread; a log that cannot be written must not end a run.
 */
public interface EventLog {

  void record(String kind, Map<String, Object> facts);

  /** A log that tells all of these. */
  static EventLog both(EventLog first, EventLog second) {
    return (kind, facts) -> {
      first.record(kind, facts);
      second.record(kind, facts);
    };
  }
}
