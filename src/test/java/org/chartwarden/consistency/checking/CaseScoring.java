package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.platform.Json;

/**
 * Checks folders of cases without a server and writes what score.py reads; with a third argument it
 * also prints what differs from gold.json.
 */
final class CaseScoring {

  private CaseScoring() {}

  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path folder : folders(Path.of(args[0]))) {
      CaseFolder one = new CaseFolder(folder);
      List<Finding> findings = one.check().statements();
      List<ObjectNode> mine = new ArrayList<>();
      for (Finding finding : findings) {
        one.line(finding).ifPresent(mine::add);
      }
      mine.forEach(line -> lines.add(line.toString()));
      if (args.length > 2) {
        System.out.print(differences(one, findings, folder));
      }
    }
    Files.write(Path.of(args[1]), lines);
  }

  static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(folder -> Files.exists(folder.resolve("gold.json"))).sorted().toList();
    }
  }

  private static String differences(CaseFolder one, List<Finding> findings, Path folder)
      throws IOException {
    StringBuilder out = new StringBuilder("== " + one.name + "\n");
    JsonNode gold = Json.parse(Files.readAllBytes(folder.resolve("gold.json")));
    List<Finding> used = new ArrayList<>();
    for (JsonNode mention : gold.path("mentions")) {
      int start = one.text.offsetByCodePoints(0, mention.path("start").asInt());
      int end = one.text.offsetByCodePoints(0, mention.path("end").asInt());
      Finding best = null;
      int bestShare = 0;
      for (Finding finding : findings) {
        NoteClaim claim = finding.claim().orElseThrow();
        int share = Math.min(end, claim.span().end()) - Math.max(start, claim.span().start());
        int shorter = Math.min(end - start, claim.span().end() - claim.span().start());
        if (share * 2 >= shorter && share > bestShare) {
          best = finding;
          bestShare = share;
        }
      }
      String want =
          mention.path("verdict").asText()
              + " "
              + mention.path("field").asText("")
              + " "
              + mention.path("resource").asText("");
      if (best == null) {
        out.append("MISSED   ")
            .append(mention.path("text").asText())
            .append(" | ")
            .append(want)
            .append('\n');
        continue;
      }
      used.add(best);
      String got =
          best.verdict().code()
              + " "
              + best.field().map(field -> field.code()).orElse("null")
              + " "
              + best.row().map(r -> r.source().type() + "/" + r.source().id()).orElse("null");
      String mark =
          best.verdict().code().equals(mention.path("verdict").asText()) ? "detail" : "WRONG";
      if (!got.equals(want) || !best.kind().code().equals(mention.path("type").asText())) {
        out.append(mark)
            .append("    ")
            .append(mention.path("text").asText())
            .append(" | want ")
            .append(want)
            .append(" | got ")
            .append(got)
            .append(" ")
            .append(best.kind())
            .append(" span=")
            .append(best.claim().get().span().text())
            .append(" time=")
            .append(best.claim().get().time())
            .append(" | ")
            .append(best.reason())
            .append(" use=")
            .append(best.claim().get().use().orElse(null))
            .append('\n');
      }
    }
    for (Finding finding : findings) {
      if (!used.contains(finding)) {
        boolean neutral = false;
        for (JsonNode n : gold.path("neutral")) {
          int start = one.text.offsetByCodePoints(0, n.path("start").asInt());
          int end = one.text.offsetByCodePoints(0, n.path("end").asInt());
          neutral |=
              finding.claim().get().span().start() < end
                  && finding.claim().get().span().end() > start;
        }
        out.append(
                neutral
                    ? "neutral  "
                    : finding.verdict().code().equals("inconsistent") ? "FALSE    " : "extra    ")
            .append(finding.claim().get().span().text())
            .append(" | ")
            .append(finding.verdict().code())
            .append(" ")
            .append(finding.kind())
            .append(" ")
            .append(finding.reason())
            .append('\n');
      }
    }
    return out.toString();
  }
}
