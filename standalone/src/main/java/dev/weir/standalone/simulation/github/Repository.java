package dev.weir.standalone.simulation.github;

/** A repository as GitHub knows it. */
public final class Repository {
  /** The branch that work lands on. */
  public static final String MAIN = "main";

  private final long id;
  private final String owner;
  private String name;
  private final long createdAt;
  private int lastNumber;
  private String head;
  private long pushedAt;
  private String before = "";
  private String after = "";
  private String written = "";

  /**
   * A new one.
   *
   * @param head commit that its branch is at
   */
  public Repository(long id, String owner, String name, String head, long createdAt) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.head = head;
    this.createdAt = createdAt;
    this.pushedAt = createdAt;
    write();
  }

  private void write() {
    String full = fullName();
    Json start =
        new Json()
            .open()
            .put("id", id)
            .put("node_id", "R_kgDO" + Long.toString(id, 36))
            .put("name", name)
            .put("full_name", full)
            .put("private", true)
            .open("owner")
            .put("login", owner)
            .put("id", 7_400_210)
            .put("type", "Organization")
            .put("site_admin", false)
            .close()
            .put("html_url", "https://github.com/" + full)
            .put("description", (String) null)
            .put("fork", false)
            .put("url", "https://api.github.com/repos/" + full)
            .put("deployments_url", "https://api.github.com/repos/" + full + "/deployments");
    before = start.toString() + ',';
    Json end = new Json().open();
    end.put("git_url", "git://github.com/" + full + ".git")
        .put("size", 48_210)
        .put("language", "Kotlin")
        .put("has_issues", true)
        .put("archived", false)
        .put("visibility", "private")
        .put("forks", 0)
        .put("open_issues", 31)
        .put("default_branch", MAIN)
        .close();
    after = end.toString().substring(1);
    written = "";
  }

  /** Owner and name. */
  public String fullName() {
    return owner + '/' + name;
  }

  /** The next free number of issues and pull requests. */
  public int nextNumber() {
    return ++lastNumber;
  }

  /** The commit that its branch is at. */
  public String head() {
    return head;
  }

  long id() {
    return id;
  }

  void pushed(long at) {
    pushedAt = at;
    written = "";
  }

  void advance(String to) {
    head = to;
  }

  String rename(String other) {
    String old = name;
    name = other;
    write();
    return old;
  }

  String owner() {
    return owner;
  }

  String json() {
    if (written.isEmpty()) {
      written =
          new Json()
              .raw(before.substring(0, before.length() - 1))
              .time("created_at", createdAt)
              .time("updated_at", pushedAt)
              .time("pushed_at", pushedAt)
              .raw(after)
              .toString();
    }
    return written;
  }

  /** In pushes some times are seconds since 1970. */
  String jsonOfPush() {
    return new Json()
        .raw(before.substring(0, before.length() - 1))
        .put("created_at", createdAt)
        .time("updated_at", pushedAt)
        .put("pushed_at", pushedAt)
        .raw(after)
        .toString();
  }
}
