package dev.weir.sink.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times and ratios as the tables hold them. Pure. */
public final class Times {
  private static final BigDecimal MILLIS_OF_HOUR =
      BigDecimal.valueOf(Duration.ofHours(1).toMillis());

  private Times() {}

  /** An instant as timestamptz. */
  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Likewise, null for null. */
  public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  /** Seconds, exact to the last bit of the quotient. */
  public static @Nullable Double seconds(@Nullable Double millis) {
    return millis == null ? null : millis / 1_000;
  }

  /** Hours with two decimals, halves up; null for what is no number. */
  public static @Nullable BigDecimal hours(@Nullable Double millis) {
    return millis == null || !Double.isFinite(millis)
        ? null
        : BigDecimal.valueOf(millis).divide(MILLIS_OF_HOUR, 2, RoundingMode.HALF_UP);
  }

  /** 100 × active ÷ (active + wait) with two decimals, halves up; null while both are 0. */
  public static @Nullable BigDecimal efficiencyPercent(long active, long wait) {
    return active + wait == 0
        ? null
        : BigDecimal.valueOf(active)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(active + wait), 2, RoundingMode.HALF_UP);
  }
}
