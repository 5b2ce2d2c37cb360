package dev.weir.archive.object;

/**
 * The last bytes of an object.
 *
 * @param size of the whole object, in bytes
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
public record ObjectEnd(long size, byte[] bytes) {
  /** The end of an object that is held whole. */
  public static ObjectEnd of(StoredObject object) {
    return new ObjectEnd(object.content().length, object.content());
  }
}
