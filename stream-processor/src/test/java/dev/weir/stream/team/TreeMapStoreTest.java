package dev.weir.stream.team;

class TreeMapStoreTest extends SortedStoreContract {
  private final TreeMapStore store = new TreeMapStore();

  @Override
  SortedStore store() {
    return store;
  }
}
