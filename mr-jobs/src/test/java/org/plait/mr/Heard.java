package org.plait.mr;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a listener hears. */
final class Heard implements JobListener {
  final List<String> submitted = new ArrayList<>();
  final List<String> waiting = new ArrayList<>();
  final List<String> progress = new ArrayList<>();
  final List<String> told = new ArrayList<>();

  @Override
  public void submitted(String title, String job, String trackingUrl) {
    submitted.add(title);
  }

  @Override
  public void waiting(String reason) {
    waiting.add(reason);
  }

  @Override
  public void progress(String title, double maps, double reduces) {
    progress.add("%s %.2f %.2f".formatted(title, maps, reduces));
  }

  @Override
  public void told(String news) {
    told.add(news);
  }
}
