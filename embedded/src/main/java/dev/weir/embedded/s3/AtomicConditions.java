package dev.weir.embedded.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes {@code If-Match} of a put what it is on S3. The server looks at the object and then writes,
 * so that of two writers with one condition both could win; here all writes that replace an object
 * come one after the other, and the condition is looked at again among them.
 */
final class AtomicConditions extends ForwardingBlobStore {
  private static final int PRECONDITION_FAILED = 412;

  private final Object writing = new Object();

  AtomicConditions(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    if (request.ifMatch() == null) {
      return super.putBlob(request, payload);
    }
    byte[] content = content(payload);
    synchronized (writing) {
      HeadObjectResponse found = delegate().blobMetadataIfPresent(request.bucket(), request.key());
      if (found == null || !plain(found.eTag()).equals(plain(request.ifMatch()))) {
        throw S3Exceptions.fromStatusCode(PRECONDITION_FAILED);
      }
      return super.putBlob(request, new ByteArrayInputStream(content));
    }
  }

  private static byte[] content(InputStream payload) {
    try {
      return payload.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(@Nullable String tag) {
    return tag == null ? "" : tag.replace("\"", "");
  }
}
