package dev.weir.standalone.simulation.github;

/** Somebody, or something, with an account. */
public final class Account {
  private final String login;
  private final boolean bot;
  private final String json;

  /** An account of its own number. */
  public Account(String login, long id, boolean bot) {
    this.login = login;
    this.bot = bot;
    String name = login.replace("[", "%5B").replace("]", "%5D");
    this.json =
        new Json()
            .open()
            .put("login", login)
            .put("id", id)
            .put("node_id", "U_kgDO" + Long.toString(id, 36))
            .put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4")
            .put("url", "https://api.github.com/users/" + name)
            .put("html_url", "https://github.com/" + (bot ? "apps/" : "") + name)
            .put("repos_url", "https://api.github.com/users/" + name + "/repos")
            .put("type", bot ? "Bot" : "User")
            .put("site_admin", false)
            .close()
            .toString();
  }

  /** Name of the account. */
  public String login() {
    return login;
  }

  /** Whether it is a program's. */
  public boolean isBot() {
    return bot;
  }

  String json() {
    return json;
  }
}
