package dev.weir.stream.valuestream;

/** What completes a change (MODEL.md, section 4). */
public enum DoneOn {
  DEPLOYMENT,
  RELEASE,
  TAG,
  MERGE,
  CLOSE
}
