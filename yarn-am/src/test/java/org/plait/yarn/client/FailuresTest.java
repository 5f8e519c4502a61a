package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class FailuresTest {
  private static ErrorCode code(Exception e) {
    return Failures.of("do it", e).code();
  }

  @Test
  public void whatHadoopThrowsHasACode() {
    assertEquals(ErrorCode.UNREACHABLE, code(new ConnectException("refused")));
    assertEquals(ErrorCode.UNREACHABLE, code(new UnknownHostException("gone")));
    assertEquals(ErrorCode.NO_PERMISSION, code(new AccessControlException("no")));
    assertEquals(ErrorCode.NOT_FOUND, code(new FileNotFoundException("a")));
    assertEquals(ErrorCode.NOT_FOUND, code(new ApplicationNotFoundException("a")));
    assertEquals(ErrorCode.INTERNAL, code(new YarnException("what?")));
  }

  @Test
  public void whatAServerThrewIsKnownByItsName() {
    String hdfs = "org.apache.hadoop.hdfs.";
    assertEquals(
        ErrorCode.UNAVAILABLE,
        code(new RemoteException(hdfs + "server.namenode.SafeModeException", "Cannot create")));
    assertEquals(
        ErrorCode.NO_PERMISSION,
        code(new RemoteException("org.apache.hadoop.security.AccessControlException", "no")));
    assertEquals(
        ErrorCode.NO_RESOURCES,
        code(new RemoteException(hdfs + "protocol.DSQuotaExceededException", "full")));
  }

  @Test
  public void aCauseInsideCounts() {
    assertEquals(
        ErrorCode.UNREACHABLE, code(new IOException("outer", new ConnectException("refused"))));
  }

  @Test
  public void theMessageIsOneLine() {
    PlaitException told =
        Failures.of("do it", new RemoteException("x.SafeModeException", "First.\nSecond."));
    assertTrue(
        told.getMessage(), told.getMessage().startsWith("UNAVAILABLE: Could not do it: First. "));
    assertEquals(1, told.getMessage().lines().count());
    assertTrue(Failures.of("do it", new IOException()).getMessage().contains("IOException"));
  }

  @Test
  public void aClusterThatIsNotThereIsSaidToBeSoonAndWithItsAddress() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Configuration conf = new Configuration();
    conf.set("yarn.resourcemanager.address", "localhost:" + port);
    PlaitException told =
        assertThrows(PlaitException.class, () -> Cluster.connect(conf, /* seconds= */ 1));
    assertEquals(ErrorCode.UNREACHABLE, told.code());
    assertTrue(told.getMessage(), told.getMessage().contains("localhost:" + port));
  }

  @Test
  public void anImpatientConfigurationLeavesTheUsersAlone() {
    Configuration conf = new Configuration();
    Configuration limited = Cluster.impatient(conf, 7);
    assertEquals(7000, limited.getLong("yarn.resourcemanager.connect.max-wait.ms", 0));
    assertEquals(900_000, conf.getLong("yarn.resourcemanager.connect.max-wait.ms", 900_000));
  }
}
