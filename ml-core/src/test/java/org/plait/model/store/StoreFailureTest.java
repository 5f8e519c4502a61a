package org.plait.model.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class StoreFailureTest {

  /** Stands for HDFS's own, which is not on this class path. */
  private static final class SafeModeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  public void failuresHaveTheCodesOfTheirCauses() {
    assertCode(ErrorCode.NO_PERMISSION, new AccessControlException("no"));
    assertCode(ErrorCode.NOT_FOUND, new FileNotFoundException("no"));
    assertCode(ErrorCode.NO_RESOURCES, new ClusterStorageCapacityExceededException("full"));
    assertCode(ErrorCode.UNREACHABLE, new ConnectException("refused"));
    assertCode(ErrorCode.UNREACHABLE, new UnknownHostException("nn"));
    assertCode(ErrorCode.UNAVAILABLE, new SafeModeException());
    assertCode(ErrorCode.INTERNAL, new IOException("what?"));
    assertCode(ErrorCode.INTERNAL, new IOException());
    assertCode(ErrorCode.NO_PERMISSION, new AccessDeniedException("/a"));
    assertCode(ErrorCode.NOT_FOUND, new NoSuchFileException("/a"));
    assertCode(ErrorCode.USAGE, new UnsupportedFileSystemException("No FileSystem for s9"));
    assertCode(ErrorCode.UNREACHABLE, new NoRouteToHostException("nn"));
    assertCode(ErrorCode.UNREACHABLE, new SocketTimeoutException("60000 millis"));
    assertCode(ErrorCode.UNAVAILABLE, new RetriableException("the NameNode is starting"));
  }

  @Test
  public void remoteFailuresAreUnwrapped() {
    assertCode(
        ErrorCode.NO_PERMISSION,
        new RemoteException(AccessControlException.class.getName(), "user=ann"));
    String safe = "org.apache.hadoop.hdfs.server.namenode.SafeModeException";
    assertCode(
        ErrorCode.UNAVAILABLE, new RemoteException(safe, safe + ": Name node is in safe mode"));
  }

  @Test
  public void causesBelowAreLookedThrough() {
    assertCode(
        ErrorCode.NO_RESOURCES,
        new IOException("writing", new ClusterStorageCapacityExceededException("full")));
  }

  @Test
  public void messageIsOneLineAndKeepsTheCause() {
    IOException cause = new IOException("first line\nat some.Server");
    PlaitException e = StoreFailure.of("Saving the model hdfs://nn/m", cause);
    assertEquals(
        "INTERNAL: Saving the model hdfs://nn/m failed: IOException: first line. Look into the"
            + " file system's log, then start again: nothing saved is lost.",
        e.getMessage());
    assertSame(cause, e.getCause());
    assertFalse(e.getMessage().contains("\n"));
  }

  private static void assertCode(ErrorCode expected, IOException cause) {
    assertEquals(expected, StoreFailure.of("It", cause).code());
  }
}
