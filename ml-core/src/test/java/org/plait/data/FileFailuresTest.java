package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class FileFailuresTest {

  private static void becomes(ErrorCode code, IOException failure) {
    PlaitException told = FileFailures.of("Reading hdfs://nn/a", failure);
    assertEquals(told.getMessage(), code, told.code());
    assertTrue(told.getMessage(), told.getMessage().contains("Reading hdfs://nn/a failed: "));
    assertEquals(1, told.getMessage().lines().count());
  }

  @Test
  public void eachKindHasItsCode() {
    becomes(ErrorCode.NO_PERMISSION, new AccessControlException("user=eve, access=READ"));
    becomes(ErrorCode.NO_PERMISSION, new AccessDeniedException("/a"));
    becomes(ErrorCode.NOT_FOUND, new FileNotFoundException("/a"));
    becomes(ErrorCode.NOT_FOUND, new NoSuchFileException("/a"));
    becomes(ErrorCode.USAGE, new UnsupportedFileSystemException("No FileSystem for s9"));
    becomes(ErrorCode.UNREACHABLE, new ConnectException("Connection refused"));
    becomes(ErrorCode.UNREACHABLE, new UnknownHostException("nn"));
    becomes(ErrorCode.UNREACHABLE, new NoRouteToHostException("nn"));
    becomes(ErrorCode.UNREACHABLE, new SocketTimeoutException("60000 millis"));
    becomes(ErrorCode.UNAVAILABLE, new RetriableException("the NameNode is starting"));
    becomes(ErrorCode.INTERNAL, new IOException("disk"));
    becomes(ErrorCode.INTERNAL, new IOException());
  }

  @Test
  public void whatTheNameNodeThrewCounts() {
    becomes(
        ErrorCode.NO_PERMISSION,
        new RemoteException(AccessControlException.class.getName(), "Permission denied\n\tat x"));
    becomes(
        ErrorCode.UNAVAILABLE,
        new RemoteException(
            "org.apache.hadoop.hdfs.server.namenode.SafeModeException",
            "org.apache.hadoop.hdfs.server.namenode.SafeModeException: Name node is in safe mode"));
  }

  @Test
  public void theCauseIsKeptAndOnlyItsFirstLineTold() {
    IOException cause = new IOException("first\nsecond");
    PlaitException told = FileFailures.of("Reading", cause);
    assertSame(cause, told.getCause());
    assertTrue(told.getMessage(), told.getMessage().contains("Reading failed: first."));
  }
}
