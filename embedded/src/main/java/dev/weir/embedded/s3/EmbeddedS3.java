package dev.weir.embedded.s3;

import dev.weir.embedded.FolderLock;
import dev.weir.embedded.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 endpoint in this process, over a folder: buckets are folders, objects are files under their
 * own names. It listens on 127.0.0.1 alone, asks for a signature, and keeps what it holds across
 * {@link #close} and a killed process. Conditional writes are atomic. Thread-safe.
 */
public final class EmbeddedS3 implements AutoCloseable {
  private static final int THREADS = 32;
  private static final long STOP_LIMIT_MILLIS = 5_000;

  private final S3Proxy server;
  private final FolderLock lock;
  private final Settings settings;
  private final int port;
  private boolean closed;

  private EmbeddedS3(S3Proxy server, FolderLock lock, Settings settings, int port) {
    this.server = server;
    this.lock = lock;
    this.settings = settings;
    this.port = port;
  }

  /**
   * Where the objects are and who may read and write them.
   *
   * @param dataFolder the server's own folder, made where it is missing
   * @param port the port on 127.0.0.1, or 0 for a free one
   * @param bucket made where it is missing
   */
  public record Settings(
      Path dataFolder, int port, String bucket, String accessKey, String secretKey) {
    @Override
    public String toString() {
      return "Settings[" + dataFolder + ", " + port + ", " + bucket + "]";
    }
  }

  /**
   * Starts the server and returns when it takes requests.
   *
   * @throws dev.weir.embedded.PortInUseException when the port is taken
   * @throws dev.weir.embedded.FolderInUseException when another server works in the folder
   * @throws IllegalStateException when the server does not start; the cause says why
   */
  public static EmbeddedS3 start(Settings settings) {
    FolderLock lock = FolderLock.acquire(settings.dataFolder());
    try {
      int port = LocalPort.claim("S3", settings.port());
      Path buckets = settings.dataFolder().resolve("buckets");
      Files.createDirectories(buckets.resolve(settings.bucket()));
      S3Proxy server = server(settings, buckets, port);
      server.start();
      return new EmbeddedS3(server, lock, settings, port);
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException("cannot make " + settings.dataFolder(), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    } catch (Exception e) {
      lock.close();
      throw new IllegalStateException("S3 did not start in " + settings.dataFolder(), e);
    }
  }

  private static S3Proxy server(Settings settings, Path buckets, int port) {
    return S3Proxy.builder()
        .blobStore(new AtomicConditions(new FilesystemNio2BlobStore(buckets.toString())))
        .endpoint(URI.create("http://127.0.0.1:" + port))
        .awsAuthentication(AuthenticationType.AWS_V4, settings.accessKey(), settings.secretKey())
        .ignoreUnknownHeaders(true)
        .jettyMaxThreads(THREADS)
        .stopTimeout(STOP_LIMIT_MILLIS)
        .build();
  }

  /** The address for clients; buckets are in the path. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The folder in which the bucket's objects lie as files. */
  public Path bucketFolder() {
    return settings.dataFolder().resolve("buckets").resolve(settings.bucket());
  }

  /** Stops after the requests under way, in 5 s at the longest; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop", e);
    } finally {
      lock.close();
    }
  }
}
