package dev.weir.standalone.simulation.truth;

/**
 * How a team works, as far as it decides where its work stands.
 *
 * @param assignmentStarts whether an assignee means that somebody designs
 * @param approvalTests whether what is approved is being tested
 */
public record Custom(Done done, boolean assignmentStarts, boolean approvalTests) {
  /** What a team takes for done. */
  public enum Done {
    DEPLOYMENT("deployment"),
    RELEASE("release"),
    MERGE("merge");

    private final String id;

    Done(String id) {
      this.id = id;
    }

    /** Its name in a value-stream file. */
    public String id() {
      return id;
    }
  }
}
