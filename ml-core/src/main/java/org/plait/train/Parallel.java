package org.plait.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** A fixed number of threads for work that is cut into pieces; results keep the pieces' order. */
final class Parallel implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Parallel(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "plait-pass");
              thread.setDaemon(true);
              return thread;
            });
  }

  int threads() {
    return threads;
  }

  /** Applies a function to all pieces; the first failure in order ends the call. */
  <A, B> List<B> map(List<A> pieces, Function<A, B> function) {
    List<Future<B>> running = new ArrayList<>();
    for (A piece : pieces) {
      running.add(pool.submit(() -> function.apply(piece)));
    }
    List<B> results = new ArrayList<>();
    try {
      for (Future<B> one : running) {
        results.add(one.get());
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaitException(
          ErrorCode.INTERRUPTED, "The pass was interrupted.", "Start the command again.", e);
    } finally {
      running.forEach(one -> one.cancel(true));
    }
    return results;
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof RuntimeException known) {
      return known;
    }
    if (cause instanceof OutOfMemoryError) {
      return new PlaitException(
          ErrorCode.NO_RESOURCES,
          "The data does not fit into this process's memory ("
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB).",
          "Raise the heap (-Xmx), or use --engine mapreduce.",
          cause);
    }
    return new PlaitException(
        ErrorCode.INTERNAL, "A pass failed: " + cause + ".", "Run again with -v.", cause);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
