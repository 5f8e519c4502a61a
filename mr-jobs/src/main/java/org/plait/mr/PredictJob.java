package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputSpec;
import org.plait.model.store.Rename;
import org.plait.model.store.StoreFailure;
import org.plait.model.store.WorkFolder;
import org.plait.objective.ModelSpec;

/**
 * Predicts data of any size: a folder of lines in the order of the input ({@code part-m-00000} ...
 * one a shard; {@link org.plait.model.Prediction#line}), which appears by one rename.
 */
public final class PredictJob {
  private static final long SPLIT_BYTES = 128L << 20;

  private final JobRunner runner;

  public PredictJob(JobRunner runner) {
    this.runner = runner;
  }

  /**
   * Predicts all rows of an input.
   *
   * @param weights in key order
   * @param output a folder that does not exist
   * @throws PlaitException OUTPUT_EXISTS; BAD_DATA for rows that cannot be read
   */
  public void predict(ModelSpec spec, double[] weights, InputSpec input, Path output) {
    Configuration conf = runner.configuration();
    Path work = WorkFolder.of(output).path();
    try {
      FileSystem files = output.getFileSystem(conf);
      if (files.exists(output)) {
        throw exists(output);
      }
      Path jobs = new Path(work, "predict");
      ScoringTask task =
          ScoringTask.prepare(
              spec, weights, ScoringTask.ALL_ROWS, new Path(jobs, "predict.parameters"), conf);
      Path finished = runner.run(order(task, new ShardInputFormat.Input(input, SPLIT_BYTES), jobs));
      Rename.move(conf, finished, files.makeQualified(output));
      files.delete(work, true);
    } catch (FileAlreadyExistsException e) {
      throw exists(output);
    } catch (IOException e) {
      throw StoreFailure.of("Predicting into " + output, e);
    }
  }

  private static JobOrder order(ScoringTask task, ShardInputFormat.Input input, Path jobs) {
    return new JobOrder(
        "predict",
        "predicting",
        jobs,
        /* reusable= */ false,
        /* stays= */ false,
        (job, output) -> setUp(job, task, input, output));
  }

  private static void setUp(Job job, ScoringTask task, ShardInputFormat.Input input, Path output) {
    task.into(job);
    input.into(job.getConfiguration());
    job.setInputFormatClass(ShardInputFormat.class);
    job.setMapperClass(PredictMapper.class);
    job.setNumReduceTasks(0);
    job.setMapOutputKeyClass(LongWritable.class);
    job.setMapOutputValueClass(BytesWritable.class);
    job.setOutputFormatClass(LinesOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
  }

  private static PlaitException exists(Path output) {
    return new PlaitException(
        ErrorCode.OUTPUT_EXISTS,
        "The output " + output + " exists already.",
        "Choose another --output, or delete it first.");
  }
}
