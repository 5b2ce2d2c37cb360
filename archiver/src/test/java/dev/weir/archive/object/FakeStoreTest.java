package dev.weir.archive.object;

class FakeStoreTest extends ObjectStoreContract {
  private final FakeStore store = new FakeStore();

  @Override
  ObjectStore store() {
    return store;
  }
}
