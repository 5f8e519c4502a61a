package org.plait.yarn.cli;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.plait.conf.DataKeys;
import org.plait.model.Model;
import org.plait.model.ModelExport;
import org.plait.model.store.ModelStore;
import org.plait.train.PlanFactory;

/** The verb export. */
final class Export {
  private final Session session;

  Export(Session session) {
    this.session = session;
  }

  void run() {
    Path from = path(session.settings().value(DataKeys.MODEL_DIR));
    Path to = path(session.settings().value(DataKeys.EXPORT_TO));
    Model model = ModelStore.load(session.hadoop(), from);
    boolean overwrite = session.settings().value(DataKeys.OVERWRITE);
    new NewFiles(session, to, overwrite, List.of())
        .write(
            out -> {
              if (to.getName().endsWith(".json")) {
                ModelExport.json(model, out);
              } else {
                ModelExport.text(model, out);
              }
            });
    session.console().out().println(to);
  }

  private Path path(String text) {
    return PlanFactory.qualified(text, session.hadoop());
  }
}
