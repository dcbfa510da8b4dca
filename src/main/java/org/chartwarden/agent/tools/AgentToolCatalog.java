package org.chartwarden.agent.tools;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every tool there is, by name; two tools of one name stop the start. */
@Startup
@ApplicationScoped
public class AgentToolCatalog {

  private final Map<String, AgentTool<?>> byName = new TreeMap<>();

  /** For the client proxy only. */
  protected AgentToolCatalog() {}

  @Inject
  AgentToolCatalog(@Any Instance<AgentTool<?>> tools) {
    this(tools.stream().toList());
  }

  AgentToolCatalog(List<AgentTool<?>> tools) {
    for (AgentTool<?> tool : tools) {
      String name = tool.name();
      if (byName.put(name, tool) != null) {
        throw new IllegalStateException("two tools are named " + name);
      }
    }
  }

  public Optional<AgentTool<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of all tools, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** All declarations, by name. */
  public List<ToolDeclaration<?>> declarations() {
    return byName.values().stream().<ToolDeclaration<?>>map(AgentTool::declaration).toList();
  }
}
