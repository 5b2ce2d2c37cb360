package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.http.BodyBuffer.Result;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBufferTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private final ByteBudget budget = new ByteBudget(8 * MEBIBYTE);

  private static ByteBuf piece(int bytes) {
    return Unpooled.wrappedBuffer(new byte[bytes]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2_047, 2_048, 2_049, 100_000, MEBIBYTE, 3 * MEBIBYTE})
  void shouldKeepEveryByte(int length) {
    byte[] sent = new byte[length];
    Random random = new Random(length);
    random.nextBytes(sent);
    for (boolean announced : new boolean[] {true, false}) {
      ByteBudget.Reservation reservation = budget.open();
      BodyBuffer buffer = new BodyBuffer(reservation, announced ? length : 5 * MEBIBYTE, announced);
      assertThat(buffer.open()).isTrue();
      for (int at = 0; at < length; ) {
        int next = Math.min(length - at, 1 + random.nextInt(40_000));
        assertThat(buffer.take(Unpooled.wrappedBuffer(sent, at, next))).isEqualTo(Result.TAKEN);
        at += next;
      }
      assertThat(buffer.finish().bytes()).isEqualTo(sent);
      assertThat(budget.inFlight()).isBetween((long) length, length + 4_096L);
      reservation.close();
      reservation.close();
      assertThat(budget.inFlight()).isZero();
    }
  }

  @Test
  void shouldRefuseOneByteTooMany() {
    BodyBuffer buffer = new BodyBuffer(budget.open(), 10, false);
    assertThat(buffer.take(piece(10))).isEqualTo(Result.TAKEN);
    assertThat(buffer.take(piece(1))).isEqualTo(Result.TOO_LONG);
  }

  @Test
  void shouldNotTakeMemoryForWhatIsOnlyAnnounced() {
    BodyBuffer buffer = new BodyBuffer(budget.open(), 5 * MEBIBYTE, true);
    assertThat(buffer.open()).isTrue();
    assertThat(buffer.take(piece(1))).isEqualTo(Result.TAKEN);
    assertThat(budget.inFlight()).isLessThan(10_000);
  }

  @Test
  void shouldLeaveRoomForSmallBodiesBesideLargeOnes() {
    assertThat(budget.open().grow(6 * MEBIBYTE)).isTrue();
    BodyBuffer large = new BodyBuffer(budget.open(), 2 * MEBIBYTE, true);
    assertThat(large.take(piece(2 * MEBIBYTE))).isEqualTo(Result.NO_MEMORY);
    BodyBuffer small = new BodyBuffer(budget.open(), MEBIBYTE, true);
    assertThat(small.take(piece(MEBIBYTE))).isEqualTo(Result.TAKEN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldHaveRoomForTheLargestBodyInTheLeastBudget(boolean announced) {
    ByteBudget least = new ByteBudget(ByteBudget.leastFor(5 * MEBIBYTE));
    BodyBuffer buffer = new BodyBuffer(least.open(), 5 * MEBIBYTE, announced);
    assertThat(buffer.open()).isTrue();
    for (int taken = 0; taken < 5 * MEBIBYTE; taken += 32 * 1024) {
      assertThat(buffer.take(piece(32 * 1024))).isEqualTo(Result.TAKEN);
    }
    assertThat(buffer.finish().length()).isEqualTo(5 * MEBIBYTE);
  }

  @Test
  void shouldNeverExceedTheBudgetOnManyThreads() {
    boolean kept =
        IntStream.range(0, 50_000)
            .parallel()
            .allMatch(
                i -> {
                  try (ByteBudget.Reservation reservation = budget.open()) {
                    reservation.grow(MEBIBYTE);
                    return budget.inFlight() <= 8 * MEBIBYTE;
                  }
                });
    assertThat(kept).isTrue();
    assertThat(budget.inFlight()).isZero();
  }
}
