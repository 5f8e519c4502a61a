package org.plait.mr;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/**
 * Files that Hadoop copies once to every node that runs tasks (its distributed cache) and links
 * into their working folders. A file is named {@code uri#link}. Where jobs run inside this process
 * nothing is copied or linked, and tasks read the file itself.
 */
final class LocalFiles {
  private static final int BUFFER = 1 << 16;

  private LocalFiles() {}

  /** An open file and its length. */
  record Opened(String name, long length, InputStream in) {}

  static String name(Path file, String link) {
    return file.toUri() + "#" + link;
  }

  static void localise(Job job, Iterable<String> names) {
    if (!ChildConfiguration.isLocal(job.getConfiguration())) {
      names.forEach(name -> job.addCacheFile(URI.create(name)));
    }
  }

  /** Opens a file of {@link #localise}; the caller closes the stream. */
  static Opened open(String name, Configuration conf) throws IOException {
    URI uri = URI.create(name);
    File link = new File(uri.getFragment());
    if (!ChildConfiguration.isLocal(conf) && link.exists()) {
      InputStream in = new BufferedInputStream(new FileInputStream(link), BUFFER);
      return new Opened(link.getName(), link.length(), in);
    }
    Path path = new Path(name.substring(0, name.lastIndexOf('#')));
    FileSystem fs = path.getFileSystem(conf);
    long length = fs.getFileStatus(path).getLen();
    return new Opened(path.toString(), length, new BufferedInputStream(fs.open(path), BUFFER));
  }
}
