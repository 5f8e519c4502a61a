package org.plait.yarn.am;

import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.ApplicationMasterNotRegisteredException;
import org.apache.hadoop.yarn.exceptions.InvalidApplicationMasterRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.plait.base.Clock;
import org.plait.base.PlaitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ResourceManager convinced that this ApplicationMaster lives: a heartbeat a second, from
 * a thread of its own, so that no step of the training however long can delay one.
 *
 * <p>{@link #begin} and {@link #end} are called by one thread.
 */
final class ResourceManagerLink {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceManagerLink.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** Without an answer for so long YARN has started another attempt: this one must not go on. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final AMRMClient<ContainerRequest> client;
  private final DoubleSupplier progress;
  private final Runnable lost;
  private final Clock clock;
  private final Thread thread = new Thread(this::beat, "plait-heartbeat");
  private volatile boolean ending;

  /**
   * @param client started; stopped by {@link #end}
   * @param progress of the run, in [0, 1]; asked from the heartbeat's thread
   * @param lost called from the heartbeat's thread when this attempt is no longer the one
   */
  ResourceManagerLink(
      AMRMClient<ContainerRequest> client, DoubleSupplier progress, Runnable lost, Clock clock) {
    this.client = client;
    this.progress = progress;
    this.lost = lost;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /**
   * Registers and starts the heartbeats.
   *
   * @param trackingUrl the page of this attempt
   */
  void begin(String host, String trackingUrl) throws YarnException, IOException {
    client.registerApplicationMaster(host, -1, trackingUrl);
    thread.start();
  }

  private void beat() {
    long lastAnswer = clock.nanos();
    boolean silent = false;
    while (!ending) {
      try {
        client.allocate((float) progress.getAsDouble());
        if (silent) {
          LOG.info("The ResourceManager answers again");
        }
        silent = false;
        lastAnswer = clock.nanos();
      } catch (ApplicationAttemptNotFoundException
          | ApplicationMasterNotRegisteredException
          | InvalidApplicationMasterRequestException e) {
        lose("The ResourceManager does not want this attempt any more", e);
        return;
      } catch (YarnException | IOException e) {
        if (clock.nanos() - lastAnswer > SILENCE.toNanos()) {
          lose("The ResourceManager has not answered for " + SILENCE.toMinutes() + " min", e);
          return;
        }
        if (!silent) {
          LOG.warn("The ResourceManager does not answer: {}", e.toString());
        }
        silent = true;
      }
      try {
        clock.sleep(BEAT);
      } catch (PlaitException e) {
        return; // interrupted: by end()
      }
    }
  }

  private void lose(String why, Exception e) {
    if (!ending) {
      LOG.error("{}: {}", why, e.toString());
      lost.run();
    }
  }

  /**
   * Ends the heartbeats and the application.
   *
   * @param url of the page that stays; never empty
   */
  void end(FinalApplicationStatus status, String diagnosis, String url)
      throws YarnException, IOException {
    quit();
    client.unregisterApplicationMaster(status, diagnosis, url);
    client.stop();
  }

  /** Ends the heartbeats only: to YARN that is a crash. */
  void quit() {
    ending = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
