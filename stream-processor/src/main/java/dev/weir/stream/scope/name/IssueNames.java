package dev.weir.stream.scope.name;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names of an issue that has moved, and those of repositories that it was in, as far as these
 * have had several. Like {@link Names}, accounts of it only grow.
 *
 * @param repositories none of which share a name, in order
 */
public record IssueNames(Names names, List<Names> repositories) {
  public static final IssueNames NONE = new IssueNames(Names.NONE, List.of());

  public IssueNames {
    repositories =
        repositories.stream().sorted(Comparator.comparing(one -> one.all().first())).toList();
  }

  public static IssueNames of(Names names) {
    return new IssueNames(names, List.of());
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }

  public IssueNames and(IssueNames other) {
    IssueNames all = new IssueNames(names.and(other.names), repositories);
    for (Names repository : other.repositories) {
      all = all.in(repository);
    }
    return all;
  }

  /** The same, knowing of the names of a repository. */
  public IssueNames in(Names repository) {
    if (repository.seen().size() < 2) {
      return this;
    }
    Names joined = repository;
    List<Names> apart = new ArrayList<>();
    for (Names one : repositories) {
      if (Collections.disjoint(one.all(), joined.all())) {
        apart.add(one);
      } else {
        joined = joined.and(one);
      }
    }
    apart.add(joined);
    return new IssueNames(names, apart);
  }

  public IssueNames as(UnaryOperator<String> name) {
    return new IssueNames(names.as(name), repositories);
  }

  private @Nullable Names repositoryOf(String name) {
    String repository = Names.lower(Items.repositoryOf(name));
    return repositories.stream()
        .filter(one -> one.all().contains(repository))
        .findFirst()
        .orElse(null);
  }

  /** Its names by the homes of their repositories. */
  private Names atHome() {
    return names.as(
        name -> {
          Names repository = repositoryOf(name);
          return repository == null ? name : in(name, repository.home());
        });
  }

  private static String in(String name, String repository) {
    return repository + name.substring(Items.repositoryOf(name).length());
  }

  public String home() {
    return atHome().home();
  }

  /** Its newest name, by the newest name of that one's repository. */
  public String newest() {
    String newest = atHome().newest();
    Names repository = repositoryOf(newest);
    return repository == null ? newest : in(newest, repository.newest());
  }

  /** Its names in lower case, each but once where its repository has several. */
  public SortedSet<String> all() {
    return new TreeSet<>(atHome().all());
  }

  public byte[] bytes() {
    WireWriter out = new WireWriter();
    names.write(out);
    return out.list(repositories, (o, one) -> one.write(o)).bytes();
  }

  public static IssueNames read(WireReader in) {
    return new IssueNames(Names.read(in), in.list(Names::read));
  }
}
