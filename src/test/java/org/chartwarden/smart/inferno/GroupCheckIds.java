package org.chartwarden.smart.inferno;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/** Gives the ids of the checks of a group, first those of its sets. */
class GroupCheckIds implements ArgumentsProvider, AnnotationConsumer<GroupChecks> {

  private List<String> ids = List.of();

  @Override
  public void accept(GroupChecks group) {
    ids = of(group);
  }

  static List<String> of(GroupChecks group) {
    return Stream.concat(
            Stream.of(group.sets()).flatMap(set -> set.names().stream()), Stream.of(group.more()))
        .map(check -> group.group() + "-" + check)
        .toList();
  }

  @Override
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return ids.stream().map(Arguments::of);
  }
}
