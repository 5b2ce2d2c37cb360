package dev.weir.standalone.doctor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for programs. */
public final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /** One object: {@code well}, {@code whom}, {@code counts}, {@code findings}. */
  public static String of(Report report) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("well", report.isWell());
    told.put("whom", report.whom());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      counts.put(level.word(), report.count(level));
    }
    told.put("counts", counts);
    told.put("took_ms", report.took().toMillis());
    List<Map<String, Object>> findings = new ArrayList<>();
    report.findings().forEach(finding -> findings.add(object(finding)));
    told.put("findings", findings);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }

  private static Map<String, Object> object(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("section", finding.section());
    object.put("level", finding.level().word());
    object.put("what", finding.what());
    object.put("text", finding.text());
    if (!finding.cure().isEmpty()) {
      object.put("cure", finding.cure());
    }
    return object;
  }
}
