package org.plait.mr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** A cluster's applications, as a test puts them. */
final class FakeChildren implements Children {
  final Map<String, String> tagOf = new LinkedHashMap<>();
  final List<String> killed = new ArrayList<>();
  String explanation = "";

  @Override
  public List<String> running(String tag) {
    return tagOf.entrySet().stream()
        .filter(e -> e.getValue().equals(tag))
        .map(Map.Entry::getKey)
        .filter(application -> !killed.contains(application))
        .toList();
  }

  @Override
  public Optional<String> explain(String application) {
    if (explanation.equals("silence")) {
      throw new PlaitException(ErrorCode.UNAVAILABLE, "Nobody answers.", "Wait.");
    }
    return Optional.of(explanation);
  }

  @Override
  public void kill(String application) {
    killed.add(application);
  }
}
