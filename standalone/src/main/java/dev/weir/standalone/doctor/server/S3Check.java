package dev.weir.standalone.doctor.server;

import dev.weir.archive.object.BucketInspection;
import dev.weir.archive.object.BucketInspection.Outcome;
import dev.weir.archive.object.S3Location;
import dev.weir.config.Secret;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The archive's bucket: reachable, writable, under conditions, its clock. Leaves no object. */
public final class S3Check implements Check.Examination {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Subject subject;

  public S3Check(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    if (!subject.hasS3()) {
      findings.note("S3", "embedded; ./weir up starts it");
      return;
    }
    S3Location location = location();
    String place = location.endpoint().map(Object::toString).orElse("Amazon S3");
    Instant before = subject.surroundings().clock().instant();
    try (BucketInspection bucket = new BucketInspection(location)) {
      Outcome reached = bucket.reach();
      Instant after = subject.surroundings().clock().instant();
      bucket
          .date()
          .ifPresent(
              date -> ClockSkew.compare(findings, "S3", date, before.minusSeconds(1), after));
      if (reached instanceof Outcome.Refused refused) {
        refused(findings, place + ", bucket " + location.bucket(), refused);
        return;
      }
      findings.ok("bucket", location.bucket() + " at " + place);
      writes(findings, location, bucket.writes());
    }
  }

  /** Where the system's own S3 runs, its key lies in the data folder. */
  private S3Location location() throws IOException {
    S3Location told = subject.services().archive().s3();
    Optional<String> key = told.accessKey();
    Optional<Secret> secret = told.secretKey();
    Path own = subject.data().resolve("passwords").resolve("s3");
    if (!subject.config().otherS3() && Files.isReadable(own)) {
      key = Optional.of("weir");
      secret = Optional.of(new Secret(Files.readString(own).strip()));
    }
    Duration limit = told.timeout().compareTo(LIMIT) < 0 ? told.timeout() : LIMIT;
    return new S3Location(
        told.endpoint(), told.bucket(), told.region(), key, secret, told.pathStyle(), limit);
  }

  private static void writes(Findings findings, S3Location location, Outcome outcome) {
    if (outcome instanceof Outcome.Fine) {
      findings.ok("writing", "allowed, and conditions of a put are kept");
    } else if (outcome instanceof Outcome.Unconditional) {
      findings.wrong(
          "conditional put",
          "the server writes though the condition of the put does not hold: two writers would lose"
              + " rows of the archive",
          "use a server that knows If-None-Match and If-Match of PutObject (Amazon S3, MinIO and"
              + " Ceph of this year do)");
    } else if (outcome instanceof Outcome.Refused refused) {
      refused(findings, "writing to " + location.bucket(), refused);
    }
  }

  private static void refused(Findings findings, String what, Outcome.Refused refused) {
    String text =
        what
            + (refused.status() == 0
                ? " cannot be reached: "
                : " is refused with " + refused.status() + " " + refused.code() + ": ")
            + refused.message();
    findings.wrong("bucket", text, cure(refused));
  }

  private static String cure(Outcome.Refused refused) {
    return switch (refused.code()) {
      case "NoSuchBucket" -> "make the bucket, or set WEIR_S3_BUCKET to one that exists";
      case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
          "set WEIR_S3_ACCESS_KEY and WEIR_S3_SECRET_KEY to a pair of this server";
      case "AccessDenied" ->
          "allow the key s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject on the"
              + " bucket";
      case "RequestTimeTooSkewed" -> "set this machine's clock by NTP (timedatectl set-ntp true)";
      case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
          "set WEIR_S3_REGION to the bucket's region";
      default ->
          refused.status() == 0
              ? "start it, open the way to it, or set WEIR_S3_ENDPOINT to where it is"
              : "see what the server's own log says of it";
    };
  }
}
