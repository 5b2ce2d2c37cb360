package dev.weir.embedded;

import java.nio.file.Path;

/** Another live process, or another server in this one, works in the folder. */
public final class FolderInUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Names the folder and the process that holds it, as far as it is known. */
  public FolderInUseException(Path folder, String holder) {
    super("folder %s is in use by %s".formatted(folder, holder));
  }
}
