package org.plait.yarn.am;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.Records;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.yarn.ManualClock;

public class ResourceManagerLinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A ResourceManager that answers, is silent, or wants us no more. */
  private static final class Scripted extends AMRMClientImpl<ContainerRequest> {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch beats;
    volatile int silentBeats;
    volatile boolean gone;

    Scripted(int beats) {
      this.beats = new CountDownLatch(beats);
    }

    @Override
    public RegisterApplicationMasterResponse registerApplicationMaster(
        String host, int port, String url) {
      calls.add("register " + host + " " + port + " " + url);
      return Records.newRecord(RegisterApplicationMasterResponse.class);
    }

    @Override
    public AllocateResponse allocate(float progress) throws YarnException, IOException {
      calls.add("beat " + progress);
      beats.countDown();
      if (gone) {
        throw new ApplicationAttemptNotFoundException("who?");
      }
      if (calls.size() <= silentBeats) {
        throw new IOException("connection refused");
      }
      return Records.newRecord(AllocateResponse.class);
    }

    @Override
    public void unregisterApplicationMaster(
        FinalApplicationStatus status, String message, String url) {
      calls.add("unregister " + status + " " + message + " " + url);
    }

    @Override
    protected void serviceStop() {
      calls.add("stop");
    }

    void awaitBeats() throws InterruptedException {
      assertTrue("no heartbeats", beats.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private final CountDownLatch lost = new CountDownLatch(1);

  private ResourceManagerLink link(AMRMClient<ContainerRequest> client, Clock clock) {
    return new ResourceManagerLink(client, () -> 0.5, lost::countDown, clock);
  }

  private boolean isLost() throws InterruptedException {
    return lost.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  public void itRegistersBeatsAndUnregisters() throws Exception {
    Scripted client = new Scripted(2);
    ResourceManagerLink link = link(client, new ManualClock());
    link.begin("node7", "http://node7:1/");
    client.awaitBeats();
    link.end(FinalApplicationStatus.FAILED, "why", "http://page/");
    assertEquals("register node7 -1 http://node7:1/", client.calls.get(0));
    assertEquals("beat 0.5", client.calls.get(1));
    assertTrue(
        client.calls.toString(), client.calls.contains("unregister FAILED why http://page/"));
  }

  @Test
  public void nothingBeatsAfterTheEnd() throws Exception {
    Scripted client = new Scripted(1);
    ResourceManagerLink link = link(client, new ManualClock());
    link.begin("node7", "http://node7:1/");
    client.awaitBeats();
    link.end(FinalApplicationStatus.SUCCEEDED, "", "http://page/");
    int end = client.calls.indexOf("unregister SUCCEEDED  http://page/");
    assertTrue(client.calls.toString(), end > 0);
    assertFalse(client.calls.subList(end, client.calls.size()).contains("beat 0.5"));
  }

  @Test
  public void anAttemptThatIsNotWantedStops() throws Exception {
    Scripted client = new Scripted(1);
    client.gone = true;
    link(client, new ManualClock()).begin("node7", "http://node7:1/");
    assertTrue(isLost());
  }

  @Test
  public void aShortSilenceIsBorne() throws Exception {
    Scripted client = new Scripted(200);
    client.silentBeats = 100; // that is 100 s
    ResourceManagerLink link = link(client, new ManualClock());
    link.begin("node7", "http://node7:1/");
    client.awaitBeats();
    link.quit();
    assertEquals("not lost", 1, lost.getCount());
  }

  @Test
  public void aLongSilenceMeansThatAnotherAttemptIsAtWork() throws Exception {
    Scripted client = new Scripted(1);
    client.silentBeats = Integer.MAX_VALUE;
    ManualClock clock = new ManualClock();
    link(client, clock).begin("node7", "http://node7:1/");
    assertTrue(isLost());
    assertTrue(clock.nanos() > Duration.ofMinutes(9).toNanos());
  }

  @Test
  public void endingLikeACrashTellsYarnNothing() throws Exception {
    Scripted client = new Scripted(1);
    ResourceManagerLink link = link(client, Clock.system());
    link.begin("node7", "http://node7:1/");
    client.awaitBeats();
    link.quit();
    assertFalse(client.calls.toString(), client.calls.toString().contains("unregister"));
  }
}
