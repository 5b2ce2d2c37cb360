package dev.weir.archive.object;

import dev.weir.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of S3 or of a server that speaks its protocol. It must know conditional puts ({@code
 * If-None-Match}, {@code If-Match}). Nothing is tried again here. Thread-safe; closed by its owner.
 */
public final class S3Store implements ObjectStore, AutoCloseable {
  private static final int NOT_FOUND = 404;

  /** Shorter than a server keeps a connection on which nothing is said. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final int PRECONDITION_FAILED = 412;
  private static final String PARQUET = "application/vnd.apache.parquet";
  private static final String JSON = "application/json";

  private final S3Client client;
  private final String bucket;

  /** Asks nothing yet. */
  public S3Store(S3Location location) {
    this.bucket = location.bucket();
    this.client = client(location);
  }

  static S3Client client(S3Location location) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(location.region()))
            .forcePathStyle(location.pathStyle())
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .connectionMaxIdleTime(IDLE)
                    .socketTimeout(location.timeout()))
            .overrideConfiguration(
                settings ->
                    settings
                        .apiCallTimeout(location.timeout())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()));
    location.endpoint().ifPresent(builder::endpointOverride);
    location
        .accessKey()
        .ifPresent(
            key ->
                builder.credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            key, location.secretKey().map(Secret::value).orElse("")))));
    return builder.build();
  }

  @Override
  public Optional<StoredObject> read(String name) {
    return found(name, () -> client.getObjectAsBytes(get -> get.bucket(bucket).key(name)))
        .map(got -> new StoredObject(got.response().eTag(), got.asByteArrayUnsafe()));
  }

  @Override
  public Optional<ObjectEnd> readEnd(String name, int bytes) {
    return found(
            name,
            () ->
                client.getObjectAsBytes(
                    get -> get.bucket(bucket).key(name).range("bytes=-" + bytes)))
        .map(got -> new ObjectEnd(size(got.response()), got.asByteArrayUnsafe()));
  }

  /** Of {@code bytes 5-9/10} the 10; without a range what came is all there is. */
  private static long size(GetObjectResponse got) {
    String range = got.contentRange();
    return range == null
        ? got.contentLength()
        : Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  private static Optional<ResponseBytes<GetObjectResponse>> found(
      String name, Supplier<ResponseBytes<GetObjectResponse>> asked) {
    try {
      return Optional.of(asked.get());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failure("read " + name, e);
    }
  }

  @Override
  public Put putIfAbsent(String name, byte[] content) {
    return put(request(name).ifNoneMatch("*"), name, content);
  }

  @Override
  public Put putIfUnchanged(String name, String version, byte[] content) {
    return put(request(name).ifMatch(version), name, content);
  }

  @Override
  public void put(String name, byte[] content) {
    if (put(request(name), name, content) instanceof Put.Refused) {
      throw new StoreException("S3 refused to write " + name);
    }
  }

  private Put put(PutObjectRequest.Builder request, String name, byte[] content) {
    try {
      return new Put.Written(
          client.putObject(request.build(), RequestBody.fromBytes(content)).eTag());
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || isGone(e)) {
        return new Put.Refused();
      }
      throw failure("write " + name, e);
    } catch (SdkException e) {
      throw failure("write " + name, e);
    }
  }

  /** S3 answers so where the version to replace is there no more, but not for a missing bucket. */
  private static boolean isGone(S3Exception failure) {
    return failure.statusCode() == NOT_FOUND && "NoSuchKey".equals(code(failure));
  }

  private static @Nullable String code(S3Exception failure) {
    return failure.awsErrorDetails() == null ? null : failure.awsErrorDetails().errorCode();
  }

  private PutObjectRequest.Builder request(String name) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(name)
        .contentType(name.endsWith(".parquet") ? PARQUET : JSON);
  }

  @Override
  public List<ListedObject> list(String prefix) {
    try {
      List<ListedObject> objects = new ArrayList<>();
      client
          .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
          .contents()
          .forEach(object -> objects.add(new ListedObject(object.key(), object.size())));
      return objects;
    } catch (SdkException e) {
      throw failure("list " + prefix, e);
    }
  }

  private static StoreException failure(String call, SdkException cause) {
    return new StoreException("S3 did not " + call + ": " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    client.close();
  }
}
