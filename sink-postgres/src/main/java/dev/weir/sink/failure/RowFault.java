package dev.weir.sink.failure;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The server's refusal of a row for what the row holds: SQLSTATE classes 22 and 23. Every other
 * error is nobody's fault in the batch, and is tried again.
 *
 * @param sqlState the server's code
 * @param message its text, with the constraint where it names one
 */
public record RowFault(String sqlState, String message) {
  private static final String CHECK_VIOLATION = "23514";

  /** The fault in a failure, if it is a row's own. */
  public static Optional<RowFault> in(Throwable failure) {
    SQLException found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // The server's own words stand behind those of the driver, which repeat the whole row.
      if (cause instanceof PSQLException told) {
        return of(told);
      }
      if (found == null && cause instanceof SQLException sql) {
        found = sql;
      }
    }
    return Optional.ofNullable(found).flatMap(RowFault::of);
  }

  private static Optional<RowFault> of(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    boolean own = state.startsWith("22") || state.startsWith("23");
    if (!own || isPartitionBound(failure, state)) {
      return Optional.empty();
    }
    return Optional.of(new RowFault(state, String.valueOf(failure.getMessage())));
  }

  /** A missing partition is a check violation that names no constraint. */
  private static boolean isPartitionBound(SQLException failure, String state) {
    if (!state.equals(CHECK_VIOLATION) || !(failure instanceof PSQLException told)) {
      return false;
    }
    ServerErrorMessage server = told.getServerErrorMessage();
    return server == null || server.getConstraint() == null;
  }
}
