package dev.weir.archive.object;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Asks a bucket whether the archive can live in it, and leaves no object there. For one thread;
 * closed by its owner.
 */
public final class BucketInspection implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client client;
  private final String bucket;
  private @Nullable Instant date;

  /** Asks nothing yet. */
  public BucketInspection(S3Location location) {
    this.bucket = location.bucket();
    this.client = S3Store.client(location);
  }

  /** What a server answered. */
  public sealed interface Outcome {
    /** As it should be. */
    record Fine() implements Outcome {}

    /** It does not keep to the condition of a put: an archive would overwrite and lose. */
    record Unconditional() implements Outcome {}

    /**
     * Refused.
     *
     * @param status of HTTP, 0 where there was no answer
     * @param code of S3, such as AccessDenied; empty where it gave none
     */
    record Refused(int status, String code, String message) implements Outcome {}
  }

  /** Lists one object of the bucket. */
  public Outcome reach() {
    try {
      ListObjectsV2Response listed = client.listObjectsV2(list -> list.bucket(bucket).maxKeys(1));
      note(listed.sdkHttpResponse());
      return new Outcome.Fine();
    } catch (SdkException e) {
      return refused(e);
    }
  }

  /**
   * Whether objects may be written, and only under a condition: asks to replace a version of an
   * object that there is not. A server that knows conditions refuses, and nothing is written; what
   * another one writes is deleted at once.
   */
  public Outcome writes() {
    String name = "weir-doctor/" + UUID.randomUUID();
    try {
      client.putObject(
          put -> put.bucket(bucket).key(name).ifMatch("\"00000000000000000000000000000000\""),
          RequestBody.empty());
    } catch (S3Exception e) {
      boolean conditional =
          e.statusCode() == PRECONDITION_FAILED
              || e.statusCode() == CONFLICT
              || (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(code(e)));
      if (conditional) {
        return new Outcome.Fine();
      }
      return e.statusCode() == NOT_IMPLEMENTED ? new Outcome.Unconditional() : refused(e);
    } catch (SdkException e) {
      return refused(e);
    }
    client.deleteObject(delete -> delete.bucket(bucket).key(name));
    return new Outcome.Unconditional();
  }

  /** The server's clock at its last answer that told it. */
  public Optional<Instant> date() {
    return Optional.ofNullable(date);
  }

  private Outcome refused(SdkException failure) {
    if (failure instanceof S3Exception told) {
      if (told.awsErrorDetails() != null && told.awsErrorDetails().sdkHttpResponse() != null) {
        note(told.awsErrorDetails().sdkHttpResponse());
      }
      return new Outcome.Refused(told.statusCode(), code(told), String.valueOf(told.getMessage()));
    }
    return new Outcome.Refused(0, "", String.valueOf(failure.getMessage()));
  }

  private static String code(S3Exception failure) {
    String code = failure.awsErrorDetails() == null ? null : failure.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private void note(SdkHttpResponse response) {
    response
        .firstMatchingHeader("Date")
        .ifPresent(
            text -> {
              try {
                date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
              } catch (DateTimeParseException e) {
                // A server without a clock tells nothing of ours.
              }
            });
  }

  @Override
  public void close() {
    client.close();
  }
}
