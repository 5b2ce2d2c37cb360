package dev.weir.sink.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.identity.NameUuid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void shouldReplaceWhatPostgresRefuses() {
    assertThat(CleanText.of("a\u0000b\uD800c\uDC00\uD83D\uDE00\uD83D"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFD\uD83D\uDE00\uFFFD");
    String clean = "nothing to do";
    assertThat(CleanText.of(clean)).isSameAs(clean);
    assertThat(CleanText.orNull(null)).isNull();
  }

  @Test
  void shouldMakeTextThatEveryEncoderTakes() {
    Random random = new Random(42);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        text.append(
            (char) (random.nextBoolean() ? 0xD7FE + random.nextInt(0x804) : random.nextInt(3)));
      }
      String clean = CleanText.of(text.toString());
      assertThat(clean).doesNotContain("\u0000");
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(clean)).isTrue();
    }
  }

  @Test
  void shouldNameAsTheStandardDoes() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    assertThat(NameUuid.of(dns, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    assertThat(NameUuid.of(dns, "a", "bc")).isNotEqualTo(NameUuid.of(dns, "ab", "c"));
  }

  @Test
  void shouldRoundForPeopleAndKeepTheExact() {
    assertThat(Times.hours(5_400_500.0)).isEqualTo(new BigDecimal("1.50"));
    assertThat(Times.hours(18_000.0)).isEqualTo(new BigDecimal("0.01"));
    assertThat(Times.hours(Double.NaN)).isNull();
    assertThat(Times.seconds(1_500.0)).isEqualTo(1.5);
    assertThat(Times.efficiencyPercent(1, 2)).isEqualTo(new BigDecimal("33.33"));
    assertThat(Times.efficiencyPercent(0, 0)).isNull();
  }
}
