package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/**
 * A job to run.
 *
 * @param id names the job in its run: {@code step-000012}; lower case, at most 40 characters
 * @param title for people: {@code step 12}
 * @param folder where the attempts' outputs lie: {@code <folder>/<id>-<attempt>}
 * @param reusable whether an earlier attempt's finished output, or a running attempt, serves as
 *     well: true where the same id always means the same work
 * @param stays whether the output stays in its folder for a while: then the job need not have ended
 *     quite once {@code _SUCCESS} is there
 * @param setup makes the job
 */
record JobOrder(
    String id, String title, Path folder, boolean reusable, boolean stays, Setup setup) {

  /** Sets a job's classes and inputs. */
  interface Setup {
    void apply(Job job, Path output) throws IOException;
  }
}
