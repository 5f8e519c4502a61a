package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class FailuresTest {

  /** Only servers know the real ones. */
  private static final class SafeModeException extends IOException {
    private static final long serialVersionUID = 1L;

    SafeModeException() {
      super("Name node is in safe mode.");
    }
  }

  private static final class DSQuotaExceededException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  public void everyKindOfExceptionHasItsCode() {
    Map<Throwable, ErrorCode> cases = new LinkedHashMap<>();
    cases.put(new AccessControlException("no"), ErrorCode.NO_PERMISSION);
    cases.put(new FileNotFoundException("/x"), ErrorCode.NOT_FOUND);
    cases.put(new java.nio.file.NoSuchFileException("/x"), ErrorCode.NOT_FOUND);
    cases.put(new FileAlreadyExistsException("/x"), ErrorCode.OUTPUT_EXISTS);
    cases.put(new SafeModeException(), ErrorCode.UNAVAILABLE);
    cases.put(new DSQuotaExceededException(), ErrorCode.NO_RESOURCES);
    cases.put(new ConnectException("refused"), ErrorCode.UNREACHABLE);
    cases.put(new SocketTimeoutException("slow"), ErrorCode.UNREACHABLE);
    cases.put(new UnknownHostException("nobody"), ErrorCode.UNREACHABLE);
    cases.put(new UnsupportedFileSystemException("nix"), ErrorCode.BAD_CONFIGURATION);
    cases.put(new InterruptedException(), ErrorCode.INTERRUPTED);
    cases.put(new InterruptedIOException(), ErrorCode.INTERRUPTED);
    cases.put(new OutOfMemoryError("heap"), ErrorCode.NO_RESOURCES);
    cases.put(new IOException("disk"), ErrorCode.INTERNAL);
    cases.put(new IllegalStateException("oops"), ErrorCode.INTERNAL);
    cases.forEach(
        (thrown, code) -> {
          assertEquals(thrown.toString(), code, Failures.of(thrown).code());
          Throwable wrapped = new UncheckedIOException(new IOException(thrown));
          assertEquals(thrown.toString(), code, Failures.of(new RuntimeException(wrapped)).code());
        });
  }

  @Test
  public void whatAServerThrewIsUnpacked() {
    RemoteException remote = new RemoteException(FileNotFoundException.class.getName(), "/gone");
    assertEquals(ErrorCode.NOT_FOUND, Failures.of(remote).code());
  }

  @Test
  public void aToldFailureStaysWhatItIs() {
    PlaitException told = new PlaitException(ErrorCode.DIVERGED, "It diverged.", "Scale.");
    assertSame(told, Failures.of(told));
    assertSame(told, Failures.of(new ExecutionException(told)));
  }

  @Test
  public void aFailureIsOneLine() {
    PlaitException failure =
        new PlaitException(ErrorCode.BAD_DATA, "Two\n  lines.", "Mend it.", new IOException("x"));
    assertEquals("plait: BAD_DATA: Two lines. Mend it.", Failures.render(failure, false));
    String verbose = Failures.render(failure, true);
    assertTrue(verbose, verbose.contains("\n    at " + FailuresTest.class.getName()));
    assertTrue(verbose, verbose.contains("caused by java.io.IOException: x"));
  }

  @Test
  public void aCycleOfCausesEnds() {
    IOException first = new IOException("first");
    IOException second = new IOException("second", first);
    first.initCause(second);
    assertEquals(ErrorCode.INTERNAL, Failures.of(first).code());
    assertFalse(Failures.render(Failures.of(first), true).isEmpty());
  }
}
