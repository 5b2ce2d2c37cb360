package dev.weir.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;

/** The line that tells programs that the system is ready, and where. */
final class ReadyLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadyLine() {}

  static String of(Addresses addresses) throws JsonProcessingException {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("gateway", addresses.gateway().toString());
    told.put("admin", addresses.admin().toString());
    told.put("kafka", addresses.kafka());
    told.put("registry", addresses.registry().toString());
    told.put("jdbc_url", addresses.jdbcUrl());
    addresses
        .readerPasswordFile()
        .ifPresent(
            file -> {
              told.put("jdbc_user", Addresses.READER);
              told.put("jdbc_password_file", file.toString());
            });
    addresses
        .gitHubSecret()
        .ifPresent(
            secret -> {
              told.put("github_secret", secret.value());
              told.put("github_secret_file", secret.file().toString());
            });
    addresses.s3().endpoint().ifPresent(s3 -> told.put("s3_endpoint", s3.toString()));
    told.put("s3_bucket", addresses.s3().bucket());
    addresses.archiveFolder().ifPresent(folder -> told.put("archive", folder.toString()));
    told.put("data", addresses.dataFolder().toString());
    told.put("pid", ProcessHandle.current().pid());
    return "READY " + JSON.writeValueAsString(told);
  }
}
