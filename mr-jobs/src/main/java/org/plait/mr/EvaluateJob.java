package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputSpec;
import org.plait.data.PackedData;
import org.plait.eval.Evaluation;
import org.plait.model.store.StoreFailure;
import org.plait.objective.ModelSpec;
import org.plait.train.HoldOut;

/**
 * Measures a model on data of any size. The data is packed first, unless it is already: only then
 * are the numbers of its blocks known, on which the bytes of the metrics depend.
 */
public final class EvaluateJob {
  private final JobRunner runner;
  private final Path packed;
  private final Path jobs;

  /**
   * @param packed folder of all packed data
   * @param jobs folder for what the job leaves; deleted by whoever made it
   */
  public EvaluateJob(JobRunner runner, Path packed, Path jobs) {
    this.runner = runner;
    this.packed = packed;
    this.jobs = jobs;
  }

  /**
   * Measures a model on all rows of an input.
   *
   * @param weights in key order
   */
  public Evaluation evaluate(ModelSpec spec, double[] weights, InputSpec input) {
    PackedData data = new PackJob(runner, packed).pack(input);
    return evaluate(spec, weights, data, ScoringTask.ALL_ROWS, 0);
  }

  /**
   * Measures a model on the rows of packed data that were held out.
   *
   * @param mappers as wished; 0: by size
   */
  Evaluation evaluate(
      ModelSpec spec, double[] weights, PackedData data, HoldOut heldOut, int mappers) {
    Configuration conf = runner.configuration();
    Path file = new Path(jobs, "evaluate.parameters");
    ScoringTask task = ScoringTask.prepare(spec, weights, heldOut, file, conf);
    PackedInputFormat.Input input =
        new PackedInputFormat.Input(data.folder().toString(), mappers, 1);
    Path output =
        runner.run(
            new JobOrder(
                "evaluate",
                "evaluating",
                jobs,
                /* reusable= */ false,
                /* stays= */ false,
                (job, folder) -> setUp(job, task, input, folder)));
    Evaluation evaluation = read(output, spec, conf);
    try {
      new JobAttempts(jobs.getFileSystem(conf), jobs, "evaluate").delete();
    } catch (IOException e) {
      throw StoreFailure.of("Deleting " + output, e);
    }
    return evaluation;
  }

  private static void setUp(Job job, ScoringTask task, PackedInputFormat.Input input, Path output) {
    task.into(job);
    input.into(job.getConfiguration());
    job.setInputFormatClass(PackedInputFormat.class);
    job.setMapperClass(EvaluateMapper.class);
    job.setMapOutputKeyClass(LongWritable.class);
    job.setMapOutputValueClass(BytesWritable.class);
    job.setReducerClass(EvaluateReducer.class);
    job.setNumReduceTasks(1);
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(BytesWritable.class);
    job.setOutputFormatClass(SequenceFileOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
  }

  private static Evaluation read(Path output, ModelSpec spec, Configuration conf) {
    Path file = new Path(output, "part-r-00000");
    BytesWritable value = new BytesWritable();
    try (SequenceFile.Reader reader =
        new SequenceFile.Reader(conf, SequenceFile.Reader.file(file))) {
      if (!reader.next(NullWritable.get(), value)) {
        throw new PlaitException(
            ErrorCode.INTERNAL, "The evaluation " + file + " is empty.", "Evaluate again.");
      }
      return EvaluateReducer.evaluation(value, spec);
    } catch (IOException e) {
      throw StoreFailure.of("Reading the evaluation " + file, e);
    }
  }
}
