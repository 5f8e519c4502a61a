package org.plait.mr;

import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.Fingerprint;
import org.plait.data.InputSpec;
import org.plait.data.PackedData;
import org.plait.model.store.Rename;
import org.plait.model.store.StoreFailure;

/**
 * Parses input text once into packed data, by a job without reducers. The result lies under {@code
 * <packed folder>/<fingerprint>}, appears there by one rename, and serves every later run over the
 * same input.
 */
final class PackJob {
  private static final long SPLIT_BYTES = 128L << 20;

  private final JobRunner runner;
  private final Path packed;

  /**
   * @param packed folder of all packed data
   */
  PackJob(JobRunner runner, Path packed) {
    this.runner = runner;
    this.packed = packed;
  }

  /**
   * The packed data of an input, made if there is none yet.
   *
   * @throws PlaitException BAD_DATA for input that cannot be read, or packed data that is damaged
   */
  PackedData pack(InputSpec spec) {
    Configuration conf = runner.configuration();
    String fingerprint = Fingerprint.of(spec);
    Path target = new Path(packed, fingerprint);
    if (PackedData.isSealed(target, conf)) {
      return PackedData.open(target, conf);
    }
    Path attempts = attempts(fingerprint);
    try {
      Path output = run(spec, attempts);
      PackedData.seal(output, spec, conf);
      commit(output, target);
      attempts.getFileSystem(conf).delete(attempts, true);
    } catch (IOException e) {
      throw StoreFailure.of("Committing the packed data " + target, e);
    }
    return PackedData.open(target, conf);
  }

  /** A job that failed leaves nothing behind; one that was lost sight of may still run. */
  private Path run(InputSpec spec, Path attempts) throws IOException {
    try {
      return runner.run(order(spec, attempts));
    } catch (PlaitException e) {
      if (e.code() != ErrorCode.UNREACHABLE) {
        attempts.getFileSystem(runner.configuration()).delete(attempts, true);
      }
      throw e;
    }
  }

  /** Beside the target, so that the rename stays in one file system and encryption zone. */
  private Path attempts(String fingerprint) {
    String parent = runner.settings().parent().toLowerCase(Locale.ROOT);
    return new Path(packed, "." + fingerprint + "." + parent);
  }

  private static JobOrder order(InputSpec spec, Path attempts) {
    return new JobOrder(
        "pack",
        "packing the input",
        attempts,
        /* reusable= */ true,
        /* stays= */ false,
        (job, output) -> setUp(job, spec, output));
  }

  private static void setUp(Job job, InputSpec spec, Path output) {
    new ShardInputFormat.Input(spec, SPLIT_BYTES).into(job.getConfiguration());
    job.setInputFormatClass(ShardInputFormat.class);
    job.setMapperClass(PackMapper.class);
    job.setNumReduceTasks(0);
    job.setMapOutputKeyClass(NullWritable.class);
    job.setMapOutputValueClass(BlockWritable.class);
    job.setOutputFormatClass(PackOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
  }

  private void commit(Path output, Path target) throws IOException {
    Configuration conf = runner.configuration();
    FileSystem files = target.getFileSystem(conf);
    try {
      Rename.move(conf, output, target);
    } catch (FileAlreadyExistsException e) {
      if (!PackedData.isSealed(target, conf)) {
        throw new PlaitException(
            ErrorCode.BAD_DATA,
            "The folder " + target + " is in the way: it is not complete packed data.",
            "Remove it; it is made again.",
            e);
      }
      files.delete(output, true); // a rival packed the same input first
    }
  }
}
