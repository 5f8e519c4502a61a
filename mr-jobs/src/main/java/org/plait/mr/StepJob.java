package org.plait.mr;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.PackedData;
import org.plait.model.store.StoreFailure;
import org.plait.param.ParameterPartition;
import org.plait.train.Phase;

/** The job of one step: map tasks run passes, reduce tasks own partitions. */
final class StepJob {
  private static final Pattern FOLDER = Pattern.compile("step-(\\d+)-.*");
  private static final Pattern PART = Pattern.compile("part-r-\\d+");

  /** A unit that trains to the end is silent for as long as it takes. */
  private static final String UNIT_TIMEOUT_MILLIS = "14400000";

  private final JobRunner runner;
  private final Path jobs;

  StepJob(JobRunner runner, Path jobs) {
    this.runner = runner;
    this.jobs = jobs;
  }

  /** Runs a step, or takes over what an earlier attempt at it left; the partitions after it. */
  List<ParameterPartition> run(StepTask task, PackedData data, int mappers) {
    PackedInputFormat.Input input =
        new PackedInputFormat.Input(
            data.folder().toString(),
            mappers(task, mappers),
            task.learning().blocksPerLeaf(task.phase()));
    Path output =
        runner.run(
            new JobOrder(
                name(task.step()),
                "step " + task.step(),
                jobs,
                /* reusable= */ true,
                /* stays= */ true,
                (job, folder) -> setUp(job, task, input, folder)));
    return read(output, task);
  }

  /** Units that train on their own are worth a task each. */
  private static int mappers(StepTask task, int wanted) {
    boolean perUnit = wanted == 0 && task.phase() == Phase.AVERAGE;
    return perUnit ? Math.toIntExact(task.learning().leaves(Phase.AVERAGE)) : wanted;
  }

  static String name(long step) {
    return String.format(Locale.ROOT, "step-%06d", step);
  }

  private static void setUp(Job job, StepTask task, PackedInputFormat.Input input, Path output) {
    Configuration conf = job.getConfiguration();
    task.into(conf);
    input.into(conf);
    LocalFiles.localise(job, task.parameters());
    if (task.phase() == Phase.AVERAGE) {
      ChildConfiguration.setIfFree(conf, MRJobConfig.TASK_TIMEOUT, UNIT_TIMEOUT_MILLIS);
    }
    job.setInputFormatClass(PackedInputFormat.class);
    job.setMapperClass(StepMapper.class);
    job.setMapOutputKeyClass(StepKey.class);
    job.setMapOutputValueClass(SumWritable.class);
    job.setPartitionerClass(StepPartitioner.class);
    job.setSortComparatorClass(StepKey.Order.class);
    job.setGroupingComparatorClass(StepKey.Group.class);
    job.setCombinerKeyGroupingComparatorClass(StepKey.Group.class);
    job.setCombinerClass(FoldCombiner.class);
    job.setReducerClass(StepReducer.class);
    job.setNumReduceTasks(task.partitioner().partitions());
    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(PartWritable.class);
    job.setOutputFormatClass(PartOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
  }

  private List<ParameterPartition> read(Path output, StepTask task) {
    List<ParameterPartition> partitions = new ArrayList<>();
    try {
      FileSystem files = output.getFileSystem(runner.configuration());
      for (FileStatus file : files.listStatus(output)) {
        if (PART.matcher(file.getPath().getName()).matches()) {
          partitions.add(read(files, file));
        }
      }
    } catch (IOException e) {
      throw StoreFailure.of("Reading " + output, e);
    }
    partitions.sort(Comparator.comparingLong(p -> p.range().from()));
    requireWhole(partitions, output, task);
    return partitions;
  }

  private static ParameterPartition read(FileSystem files, FileStatus file) throws IOException {
    try (InputStream in = new BufferedInputStream(files.open(file.getPath()), 1 << 16)) {
      return StepPart.read(file.getPath().toString(), file.getLen(), in);
    }
  }

  private static void requireWhole(
      List<ParameterPartition> partitions, Path output, StepTask task) {
    long next = 0;
    for (ParameterPartition partition : partitions) {
      next = partition.range().from() == next ? partition.range().to() : -1;
    }
    if (next != task.learning().spec().space().size()) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The output %s does not hold every parameter once: %s."
              .formatted(output, partitions.stream().map(ParameterPartition::range).toList()),
          "Delete it and start the command again: the step is repeated.");
    }
  }

  /** Deletes what the jobs of steps before one left: a committed checkpoint contains them. */
  void deleteBefore(long step) {
    try {
      FileSystem files = jobs.getFileSystem(runner.configuration());
      if (!files.exists(jobs)) {
        return;
      }
      for (FileStatus file : files.listStatus(jobs)) {
        Matcher name = FOLDER.matcher(file.getPath().getName());
        if (name.matches() && Long.parseLong(name.group(1)) < step) {
          files.delete(file.getPath(), true);
        }
      }
    } catch (IOException e) {
      throw StoreFailure.of("Deleting the output of old steps in " + jobs, e);
    }
  }
}
