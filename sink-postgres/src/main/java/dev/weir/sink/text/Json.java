package dev.weir.sink.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;

/** JSON that jsonb takes, of values whose texts are cleaned. Pure. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Json() {}

  /** An array of texts. */
  public static JSONB array(Collection<String> texts) {
    return of(texts.stream().map(CleanText::of).toList());
  }

  /** An object of texts. */
  public static JSONB object(Map<String, String> texts) {
    Map<String, String> clean = new TreeMap<>();
    texts.forEach((name, text) -> clean.put(CleanText.of(name), CleanText.of(text)));
    return of(clean);
  }

  /** Maps, lists, numbers and texts that are clean already. */
  public static JSONB of(Object value) {
    try {
      return JSONB.valueOf(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, numbers and texts are JSON", e);
    }
  }
}
