package dev.weir.stream.normalize.github;

import dev.weir.stream.normalize.Links;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of GitHub's API, of github.com and of an Enterprise Server alike. */
final class ApiUrl {
  private static final String REPOSITORIES = "/repos/";
  private static final String ISSUES = "/issues/";
  private static final String RUNS = "/actions/runs/";

  private ApiUrl() {}

  /** The external id, in lower case, of the issue of an address; null if it is none's. */
  static @Nullable String issue(String url) {
    int issues = url.lastIndexOf(ISSUES);
    String repository = issues < 0 ? null : repository(url.substring(0, issues));
    String number = issues < 0 ? "" : url.substring(issues + ISSUES.length());
    return repository == null || !Links.isNumber(number) ? null : repository + "#" + number;
  }

  /** The full name, in lower case, of the repository of an address; null if it is none's. */
  private static @Nullable String repository(String url) {
    int start = url.indexOf(REPOSITORIES);
    String name = start < 0 ? "" : url.substring(start + REPOSITORIES.length());
    int slash = name.indexOf('/');
    boolean full = slash > 0 && slash + 1 < name.length() && name.indexOf('/', slash + 1) < 0;
    return full ? name.toLowerCase(Locale.ROOT) : null;
  }

  /** The id of the workflow run of an address; null if it is none's. */
  static @Nullable String run(String url) {
    int start = url.indexOf(RUNS);
    String rest = start < 0 ? "" : url.substring(start + RUNS.length());
    int slash = rest.indexOf('/');
    String id = slash < 0 ? rest : rest.substring(0, slash);
    return id.isEmpty() || !id.chars().allMatch(c -> c >= '0' && c <= '9') ? null : id;
  }
}
