package org.chartwarden.agent.tools;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tools the tasks of a client may call: what is configured for the client, else what is
 * configured for {@code default}, else all of them. Pure.
 */
public final class ToolAllowance {

  /** Stands for every client that is not named. */
  public static final String DEFAULT = "default";

  /** Name of the rule in trace and audit. */
  public static final String RULE = "tool-not-allowed";

  private static final String CLIENT = "client/";

  private final Map<String, Set<String>> byClient = new TreeMap<>();

  /**
   * @param byClient names of tools by client id
   * @param known names of all tools
   * @throws IllegalStateException when a name is that of no tool
   */
  public ToolAllowance(Map<String, Set<String>> byClient, Set<String> known) {
    byClient.forEach(
        (client, tools) -> {
          Set<String> unknown = new TreeSet<>(tools);
          unknown.removeAll(known);
          if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                "chartwarden.tasks.allowed-tools."
                    + client
                    + " names no tool: "
                    + String.join(", ", unknown));
          }
          this.byClient.put(client, Set.copyOf(tools));
        });
  }

  /**
   * Whether tasks of this actor may call a tool.
   *
   * @param actor {@code client/} and the id of the client
   */
  public boolean allows(String actor, String tool) {
    String client = actor.startsWith(CLIENT) ? actor.substring(CLIENT.length()) : actor;
    Set<String> allowed = byClient.getOrDefault(client, byClient.get(DEFAULT));
    return allowed == null || allowed.contains(tool);
  }
}
