package org.plait.mr;

import com.google.gson.Gson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.plait.model.store.StoreFailure;
import org.plait.objective.ModelSpec;
import org.plait.param.PartFile;
import org.plait.train.HoldOut;

/**
 * What tasks that apply a model must know; travels as JSON in the job's configuration, but for the
 * parameters, which lie in a file.
 *
 * @param spec shape of the model
 * @param parameters one part file with all weights, as {@link LocalFiles} names it
 * @param heldOut if its share is not 0, only the rows that it holds out are scored
 */
record ScoringTask(ModelSpec spec, String parameters, HoldOut heldOut) {
  private static final Gson GSON = new Gson();
  private static final String KEY = "plait.task.scoring";

  /** Every row. */
  static final HoldOut ALL_ROWS = new HoldOut(0, 0);

  /** Writes the parameters where the tasks of a job will find them. */
  static ScoringTask prepare(
      ModelSpec spec, double[] weights, HoldOut heldOut, Path file, Configuration conf) {
    PartFile.Part part = new PartFile.Part(spec.space().all(), Map.of(Parameters.WEIGHTS, weights));
    try (OutputStream out =
        new BufferedOutputStream(file.getFileSystem(conf).create(file, /* overwrite= */ true))) {
      PartFile.write(part, out);
    } catch (IOException e) {
      throw StoreFailure.of("Writing " + file, e);
    }
    return new ScoringTask(spec, LocalFiles.name(file, file.getName()), heldOut);
  }

  void into(Job job) {
    job.getConfiguration().set(KEY, GSON.toJson(this));
    LocalFiles.localise(job, List.of(parameters));
  }

  static ScoringTask from(Configuration conf) {
    ScoringTask task = GSON.fromJson(conf.get(KEY, ""), ScoringTask.class);
    if (task == null) {
      throw new IllegalStateException(KEY + " is not set");
    }
    return task;
  }

  /** The weights, in key order. */
  double[] weights(Configuration conf) throws IOException {
    return Parameters.read(List.of(parameters), spec.space().all(), conf);
  }
}
