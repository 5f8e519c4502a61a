package org.plait.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IOUtils;
import org.plait.base.Clock;

/**
 * The event log as a file that readers follow while it grows. A later attempt goes on where the
 * last one stopped: it copies what is there and takes the name over, because a file whose writer
 * died stays locked for a minute on HDFS, and so that a zombie writes into nothing.
 */
final class EventFile {
  private EventFile() {}

  static JsonLines open(Path file, String attempt, Configuration conf, Clock clock)
      throws IOException {
    FileSystem files = file.getFileSystem(conf);
    Path mine = new Path(file.getParent(), "." + file.getName() + "." + attempt);
    FSDataOutputStream out = files.create(mine, true);
    try (InputStream before = files.open(file)) {
      IOUtils.copyBytes(before, out, conf, false);
    } catch (FileNotFoundException e) {
      // The first attempt has nothing to copy.
    }
    out.hflush();
    Path target = files.makeQualified(file);
    FileContext.getFileContext(target.toUri(), conf)
        .rename(files.makeQualified(mine), target, Options.Rename.OVERWRITE);
    return new JsonLines(out, out::hflush, clock);
  }
}
