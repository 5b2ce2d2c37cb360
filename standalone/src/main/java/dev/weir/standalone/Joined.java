package dev.weir.standalone;

import dev.weir.service.Parts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The outcome of what another thread started, its failure as that thread saw it. */
final class Joined {
  private Joined() {}

  static <T> T result(CompletableFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  static <T> T unchecked(Parts.Start<T> start) {
    try {
      return start.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
