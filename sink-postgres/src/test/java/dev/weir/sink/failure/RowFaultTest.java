package dev.weir.sink.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class RowFaultTest {
  @ParameterizedTest
  @ValueSource(strings = {"22001", "22003", "22P02", "22021", "23502", "23505", "23514"})
  void shouldBlameTheRowForClasses22And23(String state) {
    assertThat(RowFault.in(new DataAccessException("x", new SQLException("bad", state))))
        .hasValueSatisfying(fault -> assertThat(fault.sqlState()).isEqualTo(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "25006", "40001", "40P01", "42P01", "53300", "54000", "55P03", "57P01"})
  void shouldBlameNoRowForAnyOther(String state) {
    assertThat(RowFault.in(new DataAccessException("x", new SQLException("bad", state)))).isEmpty();
  }

  @Test
  void shouldBlameNoRowForAMissingPartition() {
    assertThat(RowFault.in(violation(""))).isEmpty();
    assertThat(RowFault.in(violation("nflow_items_status\0"))).isPresent();
  }

  @Test
  void shouldBlameNoRowWithoutAnSqlError() {
    assertThat(RowFault.in(new IllegalStateException("x"))).isEmpty();
    assertThat(RowFault.in(new SQLException("no state"))).isEmpty();
  }

  @Test
  void shouldTellTheServersWordsAndNotTheDriversWhichRepeatTheRow() {
    PSQLException told = violation("nflow_items_status\0");
    BatchUpdateException batch =
        new BatchUpdateException("Batch entry 0 INSERT …", "23514", new int[0], told);
    assertThat(RowFault.in(new DataAccessException("x", batch)))
        .hasValueSatisfying(fault -> assertThat(fault.message()).isEqualTo(told.getMessage()));
    assertThat(RowFault.in(new BatchUpdateException("x", "23514", new int[0], violation(""))))
        .isEmpty();
  }

  private static PSQLException violation(String constraint) {
    return new PSQLException(
        new ServerErrorMessage("SERROR\0C23514\0Mviolates\0" + constraint), false);
  }
}
